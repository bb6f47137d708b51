package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** The options of {@code example-config}. */
final class ExampleConfigModel implements CommandModel {
    @Override
    public String name() {
        return "example-config";
    }

    @Override
    public String summary() {
        return "Writes example configuration files.";
    }

    @Override
    public void describe(OptionTable options) {
        options.file("root", "FILE", "The root configuration file. Asked for if not given.");
        options.file("umapi", "FILE", "The file that says how to reach Adobe. Asked for if not given.");
        options.file("ldap", "FILE", "The file of the LDAP connector. Asked for if not given.");
        options.file("okta", "FILE", "The file of the Okta connector. Not written if not given.");
        options.file("csv", "FILE", "The file of the CSV connector. Not written if not given.");
        options.file("extension", "FILE", "The file of the Python hook. Not written if not given.");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        return new Command.ExampleConfig(
                given.word("root"),
                given.word("umapi"),
                given.word("ldap"),
                given.word("okta"),
                given.word("csv"),
                given.word("extension"));
    }
}
