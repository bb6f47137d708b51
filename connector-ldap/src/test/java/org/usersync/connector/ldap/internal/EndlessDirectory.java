package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

/**
 * A server that makes up its answers while it is asked, so that it can be as large as it likes: one group, and in it any
 * number of people.
 */
final class EndlessDirectory extends LDAPListenerRequestHandler implements AutoCloseable {
    private static final String GROUP = MemoryDirectory.dn("everyone");

    private final int people;
    private final @Nullable LDAPListenerClientConnection client;
    private final @Nullable LDAPListener listener;

    /** Starts a server on a free port. */
    EndlessDirectory(int people) {
        this.people = people;
        this.client = null;
        LDAPListenerConfig config = new LDAPListenerConfig(0, this);
        config.setListenAddress(InetAddress.getLoopbackAddress());
        this.listener = new LDAPListener(config);
        try {
            listener.startListening();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private EndlessDirectory(int people, LDAPListenerClientConnection client) {
        this.people = people;
        this.client = client;
        this.listener = null;
    }

    int port() {
        return listener == null ? 0 : listener.getListenPort();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.shutDown(true);
        }
    }

    @Override
    public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection connection) {
        return new EndlessDirectory(people, connection);
    }

    @Override
    public LDAPMessage processBindRequest(int id, BindRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(id, new BindResponseProtocolOp(0, null, null, null, null));
    }

    @Override
    public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp request, List<Control> controls) {
        try {
            if (request.getScope().equals(SearchScope.BASE)) {
                return member(id, request);
            }
            if (request.getFilter().toString().contains("(cn=")) {
                give(id, new Entry(GROUP));
                return done(id);
            }
            return page(id, controls);
        } catch (LDAPException lost) {
            return new LDAPMessage(
                    id, new SearchResultDoneProtocolOp(ResultCode.OTHER_INT_VALUE, null, lost.getMessage(), List.of()));
        }
    }

    private LDAPMessage member(int id, SearchRequestProtocolOp request) throws LDAPException {
        String dn = request.getBaseDN();
        if (dn.equals(GROUP)) {
            give(
                    id,
                    new Entry(
                            GROUP,
                            new Attribute(
                                    "member",
                                    IntStream.range(0, people)
                                            .mapToObj(EndlessDirectory::dn)
                                            .toArray(String[]::new))));
        } else {
            give(id, person(dn));
        }
        return done(id);
    }

    private LDAPMessage page(int id, List<Control> controls) throws LDAPException {
        SimplePagedResultsControl page = (SimplePagedResultsControl) controls.get(0);
        ASN1OctetString cookie = page.getCookie();
        int from = cookie == null || cookie.getValueLength() == 0 ? 0 : Integer.parseInt(cookie.stringValue());
        int to = Math.min(from + page.getSize(), people);
        for (int number = from; number < to; number++) {
            give(id, person(dn(number)));
        }
        return done(
                id, new SimplePagedResultsControl(0, to == people ? null : new ASN1OctetString(String.valueOf(to))));
    }

    private static String dn(int number) {
        return "uid=person" + number + ",ou=people of the whole company,dc=example,dc=com";
    }

    private static Entry person(String dn) {
        String name = dn.substring(4, dn.indexOf(','));
        return new Entry(
                dn,
                new Attribute("mail", name + "@example.com"),
                new Attribute("givenName", "Given " + name),
                new Attribute("sn", "Surname " + name),
                new Attribute("c", "de"));
    }

    private void give(int id, Entry entry) throws LDAPException {
        if (client == null) {
            throw new IllegalStateException("nobody asks");
        }
        client.sendSearchResultEntry(id, entry);
    }

    private static LDAPMessage done(int id, Control... controls) {
        return new LDAPMessage(
                id, new SearchResultDoneProtocolOp(ResultCode.SUCCESS_INT_VALUE, null, null, List.of()), controls);
    }

    private static LDAPMessage unwilling() {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }

    @Override
    public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }

    @Override
    public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
        return unwilling();
    }
}
