package org.usersync.commandline;

/** The value of {@code --adobe-only-user-action}: what happens to Adobe users whom the directory does not have. */
public sealed interface AdobeOnlyActionSpec {
    /** They stay. */
    record Preserve() implements AdobeOnlyActionSpec {}

    /** They are left alone completely. */
    record Exclude() implements AdobeOnlyActionSpec {}

    /**
     * They stay and are listed in a file.
     *
     * @param path as given: relative to the working directory
     */
    record WriteFile(String path) implements AdobeOnlyActionSpec {}

    /** They leave all groups. */
    record RemoveAdobeGroups() implements AdobeOnlyActionSpec {}

    /** They leave the organisation; the account stays. */
    record Remove() implements AdobeOnlyActionSpec {}

    /** They leave the organisation and the account is deleted. */
    record Delete() implements AdobeOnlyActionSpec {}
}
