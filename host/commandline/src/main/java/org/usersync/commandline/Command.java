package org.usersync.commandline;

/** A parsed command. */
public sealed interface Command {
    /** {@return the command's name, by which its handler is found} */
    String name();

    /** Shows version, Java, operating system, bundles, connectors and extensions. */
    record Info() implements Command {
        @Override
        public String name() {
            return "info";
        }
    }
}
