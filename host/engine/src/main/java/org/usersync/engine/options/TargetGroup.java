package org.usersync.engine.options;

/**
 * An Adobe group of one target, as the configuration names it ({@code name} or {@code target::name}).
 *
 * @param target the target's name, {@link #PRIMARY} for the primary one
 * @param name the group's name, stripped, spelled as configured, never blank
 */
public record TargetGroup(String target, String name) {
    /** The name under which the primary target stands in reports. */
    public static final String PRIMARY = "primary";
}
