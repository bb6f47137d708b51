package org.usersync.launcher.logging;

/** How lines look. Immutable. */
public final class LogFormat {
    private static final LogFormat TEXT = new LogFormat(false, "");

    private final boolean json;
    private final String runId;

    private LogFormat(boolean json, String runId) {
        this.json = json;
        this.runId = runId;
    }

    /** {@return lines for people: time, process, level, logger, message} */
    public static LogFormat text() {
        return TEXT;
    }

    /**
     * Lines that are JSON objects with the members {@code time}, {@code pid}, {@code level}, {@code logger}, {@code run}
     * (where there is one), {@code message} and, at level debug, {@code trace}.
     *
     * @param runId names the run in every line, empty for none
     * @return the format
     */
    public static LogFormat json(String runId) {
        return new LogFormat(true, runId);
    }

    boolean isJson() {
        return json;
    }

    String runId() {
        return runId;
    }
}
