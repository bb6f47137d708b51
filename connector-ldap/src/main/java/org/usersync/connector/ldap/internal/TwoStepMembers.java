package org.usersync.connector.ldap.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.AsyncSearchResultListener;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;

/**
 * Reads a group's members from its list of DNs. The users are looked up one DN at a time, as every server can, but many
 * requests are under way at once on one connection. The list itself is kept as the server sent it, and so is the only
 * thing that grows with the group.
 */
final class TwoStepMembers {
    /** Requests under way at once: enough to hide the way to the server, few enough to be polite. */
    private static final int WINDOW = 64;

    private static final long ANSWER_SECONDS = 120;

    private final LdapOptions options;
    private final String memberAttribute;
    private final DN base;
    private final Cancellation cancellation;
    private final Logger log;

    TwoStepMembers(LdapOptions options, String memberAttribute, Cancellation cancellation, Logger log) {
        this.options = options;
        this.memberAttribute = memberAttribute;
        this.cancellation = cancellation;
        this.log = log;
        try {
            this.base = new DN(options.baseDn());
        } catch (LDAPException checked) {
            throw new IllegalStateException(checked);
        }
    }

    /**
     * Reads the users of a group and, if so configured, of the groups inside it, each group once.
     *
     * @param session where, pipelined
     * @param groupDn the group
     * @param attributes which attributes of the users
     * @param users takes each user, false to stop
     */
    void forEach(LdapSession session, String groupDn, Set<String> attributes, Predicate<SearchResultEntry> users) {
        NameSet seen = new NameSet();
        Deque<String> groups = new ArrayDeque<>();
        seen.add(parsed(session, groupDn).toNormalizedString());
        groups.add(groupDn);
        Set<String> asked = new LinkedHashSet<>(attributes);
        if (options.nestedGroups()) {
            asked.add(memberAttribute);
        }
        if (asked.isEmpty()) {
            asked.add(SearchRequest.NO_ATTRIBUTES);
        }
        String[] wanted = asked.toArray(String[]::new);
        while (!groups.isEmpty()) {
            String group = groups.remove();
            Optional<List<byte[]>> members = RangedAttribute.read(session, group, memberAttribute);
            if (members.isEmpty()) {
                if (group.equals(groupDn)) {
                    throw new ConnectorException(
                            Kind.PARTIAL_RESULT, "group " + group + " vanished from " + session.host() + " meanwhile");
                }
                continue;
            }
            Iterator<String> names = members.get().stream()
                    .map(value -> new String(value, StandardCharsets.UTF_8))
                    .filter(name -> {
                        DN dn = parsed(session, name);
                        return dn.isDescendantOf(base, true) && seen.add(dn.toNormalizedString());
                    })
                    .iterator();
            if (!lookUp(session, names, wanted, users, groups)) {
                return;
            }
        }
    }

    /** Looks members up; false if nobody wants more. */
    private boolean lookUp(
            LdapSession session,
            Iterator<String> members,
            String[] attributes,
            Predicate<SearchResultEntry> users,
            Deque<String> groups) {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        int underWay = 0;
        while (true) {
            if (cancellation.cancelled()) {
                throw new ConnectorException(Kind.CANCELLED, "reading from " + session.host() + " was cancelled");
            }
            while (underWay < WINDOW && members.hasNext()) {
                send(session, members.next(), attributes, answers);
                underWay++;
            }
            if (underWay == 0) {
                return true;
            }
            Answer answer = next(session, answers);
            underWay--;
            SearchResultEntry user = user(session, answer);
            if (user != null && !users.test(RangedAttribute.complete(session, user))) {
                return false;
            }
            // What the users filter does not want may be a group; what it wants may be one too, if the filter is wide.
            if (options.nestedGroups() && answer.exists() && (user == null || hasMembers(user))) {
                groups.add(answer.dn());
            }
        }
    }

    private boolean hasMembers(SearchResultEntry entry) {
        return entry.getAttributes().stream()
                .anyMatch(attribute -> attribute.getBaseName().equalsIgnoreCase(memberAttribute));
    }

    private void send(LdapSession session, String dn, String[] attributes, BlockingQueue<Answer> answers) {
        SearchRequest request = new SearchRequest(
                new Answer(dn, answers),
                dn,
                SearchScope.BASE,
                DereferencePolicy.NEVER,
                0,
                0,
                false,
                options.allUsersFilter(),
                attributes);
        try {
            AsyncRequestID unused = session.connection().asyncSearch(request);
        } catch (LDAPException failure) {
            throw LdapErrors.reading(session.host(), dn, failure);
        }
    }

    private static Answer next(LdapSession session, BlockingQueue<Answer> answers) {
        try {
            Answer answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new ConnectorException(
                        Kind.UNAVAILABLE, session.host() + " did not answer within " + ANSWER_SECONDS + " s");
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    Kind.CANCELLED, "reading from " + session.host() + " was interrupted", interrupted);
        }
    }

    private @Nullable SearchResultEntry user(LdapSession session, Answer answer) {
        ResultCode code = answer.result().getResultCode();
        if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            log.warn("{} lists the member {}, which does not exist", session.host(), answer.dn());
            return null;
        }
        if (!code.equals(ResultCode.SUCCESS)) {
            throw LdapErrors.reading(session.host(), answer.dn(), new LDAPException(answer.result()));
        }
        return answer.entry();
    }

    private DN parsed(LdapSession session, String dn) {
        try {
            return new DN(dn);
        } catch (LDAPException wrong) {
            throw new ConnectorException(
                    Kind.PROTOCOL,
                    session.host() + " lists the member \"" + dn + "\" in " + memberAttribute
                            + ", which is not a distinguished name: " + wrong.getMessage(),
                    wrong);
        }
    }

    /** Collects the answer to one look-up and hands itself over when it is complete. */
    private static final class Answer implements AsyncSearchResultListener {
        private static final long serialVersionUID = 1L;

        private final String dn;
        private final transient BlockingQueue<Answer> complete;
        private transient volatile @Nullable SearchResultEntry found;
        private transient volatile @Nullable SearchResult ended;

        Answer(String dn, BlockingQueue<Answer> complete) {
            this.dn = dn;
            this.complete = complete;
        }

        String dn() {
            return dn;
        }

        @Nullable SearchResultEntry entry() {
            return found;
        }

        SearchResult result() {
            SearchResult result = ended;
            if (result == null) {
                throw new IllegalStateException("the answer is not complete");
            }
            return result;
        }

        /** Whether there is an entry, even if it is no user that is wanted. */
        boolean exists() {
            return result().getResultCode().equals(ResultCode.SUCCESS);
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            found = entry;
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // Another server's entry: passed over.
        }

        @Override
        public void searchResultReceived(AsyncRequestID id, SearchResult result) {
            ended = result;
            complete.add(this);
        }
    }
}
