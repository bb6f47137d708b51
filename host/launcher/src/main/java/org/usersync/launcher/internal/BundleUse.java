package org.usersync.launcher.internal;

import org.usersync.commandline.Command;

/** What a command does with the bundles. */
enum BundleUse {
    /** It uses them and ends. */
    ONCE,
    /** It exchanges them while it runs, so that each needs a class loader of its own. */
    EXCHANGED,
    /** It needs those of the demo besides. */
    WITH_DEMO;

    static BundleUse of(Command command) {
        if (command instanceof Command.Demo) {
            return WITH_DEMO;
        }
        return command instanceof Command.Serve ? EXCHANGED : ONCE;
    }
}
