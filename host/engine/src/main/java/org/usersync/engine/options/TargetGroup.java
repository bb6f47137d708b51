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

    private static final String SEPARATOR = "::";

    /**
     * Reads a name as configuration files and hooks spell it. Whether there is such a target is not looked at.
     *
     * @param text {@code name} or {@code target::name}
     * @return the group; its name is empty if the text has none
     */
    public static TargetGroup parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? new TargetGroup(PRIMARY, text.strip())
                : new TargetGroup(
                        text.substring(0, separator).strip(),
                        text.substring(separator + SEPARATOR.length()).strip());
    }

    /** {@return the name as configuration files and hooks spell it} */
    public String qualifiedName() {
        return target.equals(PRIMARY) ? name : target + SEPARATOR + name;
    }
}
