package org.usersync.connector.ldap.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

/** Searches a subtree to its end, in pages (RFC 2696). Whatever is not a success is a failed read. */
final class PagedSearch {
    private final String baseDn;
    private final int pageSize;
    private final Cancellation cancellation;

    PagedSearch(String baseDn, int pageSize, Cancellation cancellation) {
        this.baseDn = baseDn;
        this.pageSize = pageSize;
        this.cancellation = cancellation;
    }

    /**
     * Searches. When it was stopped, the connection still carries the rest of the search: it is to be closed.
     *
     * @param session where
     * @param what names what is read, for messages
     * @param filter which entries
     * @param attributes which of their attributes
     * @param entries takes each entry, false to stop
     */
    void forEach(
            LdapSession session,
            String what,
            Filter filter,
            Set<String> attributes,
            Predicate<SearchResultEntry> entries) {
        Entries listener = new Entries(what, entries);
        String[] wanted = attributes.isEmpty() ? new String[] {"1.1"} : attributes.toArray(String[]::new);
        @Nullable ASN1OctetString cookie = null;
        while (true) {
            checkCancelled(what);
            SearchRequest request = new SearchRequest(
                    listener, baseDn, SearchScope.SUB, DereferencePolicy.NEVER, 0, 0, false, filter, wanted);
            if (pageSize > 0) {
                // Not critical: a server without pages gives everything at once, which is complete too.
                request.setControls(new Control[] {new SimplePagedResultsControl(pageSize, cookie, false)});
            }
            @Nullable ASN1OctetString next;
            try {
                next = search(session, what, request);
                listener.deliverCut(session);
            } catch (Enough stop) {
                return;
            }
            if (next == null) {
                return;
            }
            if (cookie != null && Arrays.equals(cookie.getValue(), next.getValue()) && listener.inPage == 0) {
                throw new ConnectorException(
                        Kind.PROTOCOL, session.host() + " gives the same empty page of " + what + " again and again");
            }
            listener.inPage = 0;
            cookie = next;
        }
    }

    private void checkCancelled(String what) {
        if (cancellation.cancelled()) {
            throw new ConnectorException(Kind.CANCELLED, "reading " + what + " was cancelled");
        }
    }

    private static @Nullable ASN1OctetString search(LdapSession session, String what, SearchRequest request) {
        try {
            SearchResult result = session.connection().search(request);
            SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
            return page != null && page.moreResultsToReturn() ? page.getCookie() : null;
        } catch (LDAPSearchException failure) {
            throw LdapErrors.reading(session.host(), what, failure);
        } catch (LDAPException failure) {
            throw LdapErrors.reading(session.host(), what, failure);
        }
    }

    /** Ends a search from inside: nobody wants to wait for the rest of a page, which may be everything. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    /** Hands entries on until somebody has enough. References to other servers are passed over. */
    private final class Entries implements SearchResultListener {
        private static final long serialVersionUID = 1L;

        private final String what;
        private final transient Predicate<SearchResultEntry> taker;
        private final transient List<SearchResultEntry> cut = new ArrayList<>();
        private int inPage;

        Entries(String what, Predicate<SearchResultEntry> taker) {
            this.what = what;
            this.taker = taker;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            inPage++;
            checkCancelled(what);
            if (RangedAttribute.isCut(entry)) {
                // The rest can only be asked for when the search has ended.
                cut.add(entry);
            } else {
                deliver(entry);
            }
        }

        void deliverCut(LdapSession session) {
            for (SearchResultEntry entry : cut) {
                checkCancelled(what);
                deliver(RangedAttribute.complete(session, entry));
            }
            cut.clear();
        }

        private void deliver(SearchResultEntry entry) {
            if (!taker.test(entry)) {
                throw new Enough();
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // Another server's part of the tree: not ours to read.
        }
    }
}
