package org.usersync.commandline.internal;

import org.usersync.commandline.Command;
import org.usersync.commandline.Command.ServiceRequest;

/** One of the commands that ask a running service for something. */
final class ServiceCallModel implements CommandModel {
    private static final String SYNC = "sync";

    private final ServiceRequest request;

    /**
     * Makes a model.
     *
     * @param request what the service is asked for
     */
    ServiceCallModel(ServiceRequest request) {
        this.request = request;
    }

    @Override
    public String name() {
        return request.word();
    }

    @Override
    public String summary() {
        return switch (request) {
            case STATUS -> "Shows what the running service does.";
            case RUN -> "Has the running service begin one of its syncs now.";
            case PAUSE -> "Has the running service begin no more syncs, or not the named one.";
            case RESUME -> "Has the running service begin syncs again.";
            case STOP -> "Ends the running service after the runs under way.";
            case CONSOLE -> "Opens the OSGi console of the running service.";
        };
    }

    @Override
    public void describe(OptionTable options) {
        switch (request) {
            case RUN -> {
                options.word(SYNC, "NAME", "Which sync.");
                options.flag("wait", "yes", "Waits for the end, and ends with the status of the run.", "-w", "--wait");
            }
            case PAUSE, RESUME -> options.word(SYNC, "NAME", "Which sync. Default: all of them.");
            case STOP -> options.flag("now", "yes", "Breaks runs off between two requests.", "--now");
            case STATUS, CONSOLE -> {
                // they have only those that every command has
            }
        }
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        String sync = given.word(SYNC);
        if (request == ServiceRequest.RUN && sync == null) {
            throw new UsageException("run needs the name of a sync; 'user-sync status' lists them");
        }
        return new Command.ServiceCall(request, sync, given.has("wait") || given.has("now"));
    }
}
