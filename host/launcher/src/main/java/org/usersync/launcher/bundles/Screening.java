package org.usersync.launcher.bundles;

import java.nio.file.Path;
import java.util.List;

/**
 * Which jars may be installed.
 *
 * @param accepted those that may
 * @param late those of them that are to be checked by {@link BundleSite#refusal} before their first class is used:
 *     large ones whose digest is not known yet
 * @param problems why others may not, one line each
 * @param warnings what may run although nobody listed it, one line each
 */
public record Screening(List<Path> accepted, List<Path> late, List<String> problems, List<String> warnings) {
    /** Copies the lists. */
    public Screening {
        accepted = List.copyOf(accepted);
        late = List.copyOf(late);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
