package org.usersync.commandline;

/** What {@code user-sync credentials} does. */
public enum CredentialsAction {
    /** Puts a secret into the keyring. */
    SET("set", "Puts a secret of the configuration into the keyring."),
    /** Tells whether the keyring has a secret, and shows it only if asked to. */
    GET("get", "Tells whether the keyring has a secret of the configuration."),
    /** Lists the secrets that the configuration needs. */
    LIST("list", "Lists the secrets of the configuration and where they are."),
    /** Takes a secret out of the keyring. */
    REMOVE("remove", "Takes a secret of the configuration out of the keyring.");

    private final String word;
    private final String summary;

    CredentialsAction(String word, String summary) {
        this.word = word;
        this.summary = summary;
    }

    /** {@return the word on the command line} */
    public String word() {
        return word;
    }

    /** {@return one line for the help} */
    public String summary() {
        return summary;
    }
}
