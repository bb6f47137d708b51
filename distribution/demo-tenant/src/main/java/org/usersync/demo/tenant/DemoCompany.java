package org.usersync.demo.tenant;

import java.util.List;
import java.util.Map;

/**
 * A made-up company together with the mapping that its administrator would configure.
 *
 * @param state what it has
 * @param mapping Adobe groups by directory group, in a stable order
 * @param domain of its people's e-mails
 */
public record DemoCompany(TenantState state, Map<String, List<String>> mapping, String domain) {
    /** Of the excluded administrator, whom no sync may touch. */
    public static final String ADMINISTRATOR = "adobe.admin";

    /**
     * Makes a company that looks like a real one: people of several countries and departments in twelve groups, some of
     * them deactivated or without a country; at Adobe some people with differences, some that the directory does not
     * have, and an administrator to be excluded. The same seed gives the same company.
     *
     * @param seed of everything random
     * @param people how many
     * @return the company
     */
    public static DemoCompany realistic(long seed, int people) {
        return new CompanyGenerator(seed, people).generate();
    }

    /**
     * Makes a large company quickly.
     *
     * @param users how many people
     * @param groups how many groups; each person is in one of them, every fourth in two
     * @param changedPercent of how many people Adobe's side differs: they are missing, or have another name, or lack a
     *     group, or have one too many, in equal shares
     * @return the company; the same arguments give the same one
     */
    public static DemoCompany bulk(int users, int groups, double changedPercent) {
        return new BulkGenerator(users, groups, changedPercent).generate();
    }
}
