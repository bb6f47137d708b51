package org.usersync.config.internal;

import java.util.Set;

import org.usersync.config.Feature;

/** Refuses keys whose feature this build lacks. Immutable. */
public final class FeatureGate {
    private final Set<Feature> supported;

    /**
     * Makes a gate.
     *
     * @param supported what the build has
     */
    public FeatureGate(Set<Feature> supported) {
        this.supported = Set.copyOf(supported);
    }

    /**
     * Reports an error at a key if its feature is lacking.
     *
     * @param feature what the key asks for
     * @param section where the key stands, or would stand
     * @param key the key
     */
    public void check(Feature feature, Section section, String key) {
        if (!supported.contains(feature)) {
            section.error(key, feature.refusal());
        }
    }
}
