package org.usersync.engine.options;

import java.nio.file.Path;

/** What happens to Adobe users without a directory user. */
public sealed interface AdobeOnlyAction {
    /** They stay; with group processing they leave the mapped groups. */
    record Preserve() implements AdobeOnlyAction {}

    /** They are not looked at. */
    record Exclude() implements AdobeOnlyAction {}

    /**
     * As preserve, and they are listed in a file.
     *
     * @param file where to
     */
    record WriteFile(Path file) implements AdobeOnlyAction {}

    /** They leave all groups. */
    record RemoveAdobeGroups() implements AdobeOnlyAction {}

    /** They leave the organisation; the account stays. */
    record Remove() implements AdobeOnlyAction {}

    /** They leave the organisation and the account is deleted. */
    record Delete() implements AdobeOnlyAction {}
}
