package org.usersync.demo.tenant;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the simulated Okta behaves; 0 always means the default.
 *
 * @param groupPage the largest page of a list of groups; 200
 * @param prefixAnswer how many groups a {@code q} query answers at most; 300
 * @param memberPage the largest page of members; 1000
 * @param userPage the largest page of users; 200
 * @param perMinute calls a minute for each bucket ({@code groups}, {@code group}, {@code users}, {@code user},
 *     {@code other}); a bucket that is not named is not limited
 * @param concurrent how many calls may run at once; not limited
 */
public record OktaOptions(
        int groupPage, int prefixAnswer, int memberPage, int userPage, Map<String, Integer> perMinute, int concurrent) {
    /** Puts the defaults in place. */
    public OktaOptions {
        groupPage = groupPage > 0 ? groupPage : 200;
        prefixAnswer = prefixAnswer > 0 ? prefixAnswer : 300;
        memberPage = memberPage > 0 ? memberPage : 1000;
        userPage = userPage > 0 ? userPage : 200;
        perMinute = orNone(perMinute);
    }

    private static Map<String, Integer> orNone(@Nullable Map<String, Integer> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    /** {@return Okta's published sizes, without limits} */
    public static OktaOptions defaults() {
        return new OktaOptions(0, 0, 0, 0, Map.of(), 0);
    }

    /**
     * {@return these options with other page sizes}
     *
     * @param groups the largest page of groups
     * @param members the largest page of members
     */
    public OktaOptions pages(int groups, int members) {
        return new OktaOptions(groups, prefixAnswer, members, userPage, perMinute, concurrent);
    }

    /**
     * {@return these options with another cap of a {@code q} query}
     *
     * @param cap how many groups it answers at most
     */
    public OktaOptions prefixAnswer(int cap) {
        return new OktaOptions(groupPage, cap, memberPage, userPage, perMinute, concurrent);
    }

    /**
     * {@return these options with limits}
     *
     * @param buckets calls a minute for each bucket
     */
    public OktaOptions perMinute(Map<String, Integer> buckets) {
        return new OktaOptions(groupPage, prefixAnswer, memberPage, userPage, buckets, concurrent);
    }

    /**
     * {@return these options with a limit of calls at once}
     *
     * @param calls how many
     */
    public OktaOptions concurrent(int calls) {
        return new OktaOptions(groupPage, prefixAnswer, memberPage, userPage, perMinute, calls);
    }
}
