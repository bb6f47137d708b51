package org.usersync.engine.options;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites names of directory groups to names of Adobe groups.
 *
 * @param target the target's name
 * @param source the rule's pattern as configured, for messages
 * @param rewrite gives the Adobe group for a directory group's name, or null if the pattern does not match from the
 *     start of the name
 */
public record AdditionalGroupRule(String target, String source, Function<String, @Nullable String> rewrite) {}
