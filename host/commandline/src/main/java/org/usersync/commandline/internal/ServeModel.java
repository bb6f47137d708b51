package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** The options of {@code serve}. */
final class ServeModel implements CommandModel {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "Runs configured syncs on their schedules, as a service.";
    }

    @Override
    public void describe(OptionTable options) {
        options.file("config", "FILE", "The service's configuration. Default: conf/service.yml of the site.", "-c");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        return new Command.Serve(given.word("config"));
    }
}
