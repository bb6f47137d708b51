package org.usersync.demo.tenant;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the services behave.
 *
 * @param okta the directory's side
 * @param adobe Adobe's side
 * @param latencyMillis how long each answer is held back
 * @param faults what goes wrong; the first rule that fires counts
 */
public record TenantOptions(OktaOptions okta, AdobeOptions adobe, long latencyMillis, List<Fault> faults) {
    /** Puts the defaults in place of null. */
    public TenantOptions {
        okta = or(okta, OktaOptions.defaults());
        adobe = or(adobe, AdobeOptions.defaults());
        faults = List.copyOf(or(faults, List.of()));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** {@return well-behaved services without limits} */
    public static TenantOptions defaults() {
        return new TenantOptions(OktaOptions.defaults(), AdobeOptions.defaults(), 0, List.of());
    }

    /**
     * {@return these options with another directory's side}
     *
     * @param other the directory's side
     */
    public TenantOptions okta(OktaOptions other) {
        return new TenantOptions(other, adobe, latencyMillis, faults);
    }

    /**
     * {@return these options with another Adobe's side}
     *
     * @param other Adobe's side
     */
    public TenantOptions adobe(AdobeOptions other) {
        return new TenantOptions(okta, other, latencyMillis, faults);
    }

    /**
     * {@return these options with a latency}
     *
     * @param millis how long each answer is held back
     */
    public TenantOptions latency(long millis) {
        return new TenantOptions(okta, adobe, millis, faults);
    }

    /**
     * {@return these options with faults}
     *
     * @param rules what goes wrong
     */
    public TenantOptions faults(Fault... rules) {
        return new TenantOptions(okta, adobe, latencyMillis, List.of(rules));
    }
}
