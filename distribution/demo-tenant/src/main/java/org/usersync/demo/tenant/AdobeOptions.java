package org.usersync.demo.tenant;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the simulated Adobe behaves; 0 always means the default.
 *
 * @param userPage users on a page; 2000
 * @param groupPage groups on a page; 400
 * @param perMinute calls a minute for each bucket ({@code users}, {@code user}, {@code groups}, {@code action}); a
 *     bucket that is not named is not limited
 * @param syncGateSeconds how long after a first page of all users or all groups the next one trips the gate, after
 *     which every call is refused until that time has passed; no gate
 * @param tokenSeconds how long a token is good; 86399
 * @param shuffleCommands whether the commands of one request are carried out in a random order
 * @param seed of that order
 */
public record AdobeOptions(
        int userPage,
        int groupPage,
        Map<String, Integer> perMinute,
        long syncGateSeconds,
        long tokenSeconds,
        boolean shuffleCommands,
        long seed) {
    /** Puts the defaults in place. */
    public AdobeOptions {
        userPage = userPage > 0 ? userPage : 2000;
        groupPage = groupPage > 0 ? groupPage : 400;
        perMinute = orNone(perMinute);
        tokenSeconds = tokenSeconds > 0 ? tokenSeconds : 86_399;
    }

    private static Map<String, Integer> orNone(@Nullable Map<String, Integer> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    /** {@return Adobe's published sizes, without limits} */
    public static AdobeOptions defaults() {
        return new AdobeOptions(0, 0, Map.of(), 0, 0, false, 0);
    }

    /** {@return the published limits of one client} */
    public static Map<String, Integer> publishedLimits() {
        return Map.of("users", 25, "user", 25, "groups", 5, "action", 10);
    }

    /**
     * {@return these options with other page sizes}
     *
     * @param users users on a page
     * @param groups groups on a page
     */
    public AdobeOptions pages(int users, int groups) {
        return new AdobeOptions(users, groups, perMinute, syncGateSeconds, tokenSeconds, shuffleCommands, seed);
    }

    /**
     * {@return these options with limits}
     *
     * @param buckets calls a minute for each bucket
     */
    public AdobeOptions perMinute(Map<String, Integer> buckets) {
        return new AdobeOptions(userPage, groupPage, buckets, syncGateSeconds, tokenSeconds, shuffleCommands, seed);
    }

    /**
     * {@return these options with a gate between two syncs}
     *
     * @param seconds how long it stays closed
     */
    public AdobeOptions syncGate(long seconds) {
        return new AdobeOptions(userPage, groupPage, perMinute, seconds, tokenSeconds, shuffleCommands, seed);
    }

    /**
     * {@return these options with another life of tokens}
     *
     * @param seconds how long a token is good
     */
    public AdobeOptions tokens(long seconds) {
        return new AdobeOptions(userPage, groupPage, perMinute, syncGateSeconds, seconds, shuffleCommands, seed);
    }

    /**
     * {@return these options with commands in a random order}
     *
     * @param newSeed of the order
     */
    public AdobeOptions shuffled(long newSeed) {
        return new AdobeOptions(userPage, groupPage, perMinute, syncGateSeconds, tokenSeconds, true, newSeed);
    }
}
