package org.usersync.connector.ldap.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;
import org.usersync.spi.tck.TestPerson;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlySearchRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

/** A directory in memory as the conformance kit wants it. */
final class LdapFixture implements ConnectorFixture {
    private static final int ANSWERS_BEFORE_FAILING = 20;

    private final DirectoryConnectorFactory factory = new LdapConnectorFactory();
    private final MemoryDirectory directory = new MemoryDirectory();
    private final CapturedLog log = new CapturedLog();
    private final Map<String, Object> lookup;

    private LdapFixture(Map<String, Object> lookup) {
        this.lookup = lookup;
    }

    /** Finds members by a filter; the attribute "inChain" stands for what Active Directory's rule of that name finds. */
    static LdapFixture byMemberFilter() {
        return new LdapFixture(Map.of("group_member_filter_format", "(inChain={group_dn})"));
    }

    /** Reads the group's own list. */
    static LdapFixture byTwoSteps() {
        return new LdapFixture(
                Map.of("two_steps_lookup", Map.of("group_member_attribute_name", "member", "nested_group", "true")));
    }

    @Override
    public String connectorName() {
        return "ldap";
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory content) {
        directory.publishSchema(
                "( 1.2.840.113556.1.2.141 NAME 'department' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15" + " SINGLE-VALUE )");
        for (TestPerson person : content.people()) {
            directory.add(
                    MemoryDirectory.dn(person.key()),
                    new Attribute("objectClass", "inetOrgPerson"),
                    new Attribute("cn", person.key()),
                    new Attribute("mail", person.email()),
                    new Attribute("givenName", person.firstName()),
                    new Attribute("sn", person.lastName()),
                    new Attribute("c", person.country()),
                    new Attribute("department", person.extended() == null ? List.of() : List.of(person.extended())),
                    new Attribute("memberOf", dns(person.groups())),
                    new Attribute("inChain", dns(withOuter(person.groups(), content.groups()))));
        }
        content.groups().forEach((name, inside) -> {
            List<String> members = new ArrayList<>(dns(inside));
            content.people().stream()
                    .filter(person -> person.groups().contains(name))
                    .forEach(person -> members.add(MemoryDirectory.dn(person.key())));
            directory.group(name, members.toArray(String[]::new));
        });
    }

    private static List<String> dns(Set<String> groups) {
        return groups.stream().map(MemoryDirectory::dn).toList();
    }

    private static Set<String> withOuter(Set<String> direct, Map<String, Set<String>> groups) {
        Set<String> all = new LinkedHashSet<>(direct);
        Deque<String> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            String inner = open.remove();
            new TreeMap<>(groups).forEach((outer, inside) -> {
                if (inside.contains(inner) && all.add(outer)) {
                    open.add(outer);
                }
            });
        }
        return all;
    }

    @Override
    public Map<String, Object> options() {
        Map<String, Object> options = new TreeMap<>(lookup);
        options.put("host", directory.url());
        options.put("base_dn", MemoryDirectory.BASE);
        options.put("username", MemoryDirectory.READER);
        options.put("password", SECRET);
        options.put("all_users_filter", "(objectClass=inetOrgPerson)");
        options.put("dynamic_group_member_attribute", "memberOf");
        options.put("logger_name", log.name());
        return options;
    }

    @Override
    public void failHalfway() {
        AtomicInteger answers = new AtomicInteger();
        directory.beforeSearch(request -> {
            if (isLaterPage(request)
                    || (request.getScope().equals(SearchScope.BASE)
                            && answers.incrementAndGet() > ANSWERS_BEFORE_FAILING)) {
                throw new LDAPException(ResultCode.UNAVAILABLE, "going down");
            }
        });
    }

    private static boolean isLaterPage(ReadOnlySearchRequest request) {
        return request.getControl(SimplePagedResultsControl.PAGED_RESULTS_OID) instanceof SimplePagedResultsControl page
                && page.getCookie() != null
                && page.getCookie().getValueLength() > 0;
    }

    @Override
    public void refuseCredentials() {
        directory.refuseCredentials();
    }

    @Override
    public long requests() {
        return directory.binds().size() + (long) directory.searches().size();
    }

    @Override
    public List<String> log() {
        return log.lines();
    }

    @Override
    public void close() {
        directory.close();
    }
}
