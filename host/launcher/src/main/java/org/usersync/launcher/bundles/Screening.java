package org.usersync.launcher.bundles;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which jars may be installed.
 *
 * @param accepted those that may
 * @param digests the SHA-256 of those of them whose digest is known, in small hexadecimal digits
 * @param late those of them that are to be checked by {@link BundleSite#refusal} before their first class is used:
 *     large ones whose digest is not known yet
 * @param problems why others may not, one line each
 * @param warnings what may run although nobody listed it, one line each
 */
public record Screening(
        List<Path> accepted, Map<Path, String> digests, List<Path> late, List<String> problems, List<String> warnings) {
    /** Copies them. */
    public Screening {
        accepted = List.copyOf(accepted);
        digests = Map.copyOf(digests);
        late = List.copyOf(late);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
