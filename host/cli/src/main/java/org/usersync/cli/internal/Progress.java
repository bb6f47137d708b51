package org.usersync.cli.internal;

import java.time.Duration;

/**
 * How far a stage is, and how fast it goes.
 *
 * @param done how many users are done
 * @param total of how many, or 0 if that is not known
 * @param time since the stage began
 */
record Progress(long done, long total, Duration time) {
    /** How many users' actions Adobe takes in one call. */
    private static final int ACTIONS_A_CALL = 10;

    /**
     * Puts it into words.
     *
     * @param sends whether the stage sends actions, so that the calls left can be told
     * @return count, percentage, pace, and the time to go where it can be known
     */
    String text(boolean sends) {
        double perMinute = time.isZero() ? 0 : done * 60_000.0 / time.toMillis();
        String pace = perMinute < 1 ? "" : ", " + Math.round(perMinute) + " a minute";
        if (total <= 0) {
            return done + pace;
        }
        long left = Math.max(0, total - done);
        StringBuilder text = new StringBuilder()
                .append(done)
                .append('/')
                .append(total)
                .append(" (")
                .append(Math.min(100, done * 100 / total))
                .append("%)")
                .append(pace);
        if (sends && left > 0) {
            text.append(", at least ")
                    .append((left + ACTIONS_A_CALL - 1) / ACTIONS_A_CALL)
                    .append(" calls left");
        }
        if (perMinute >= 1 && left > 0) {
            text.append(", about ")
                    .append(RunReport.elapsed(Duration.ofSeconds(Math.round(left * 60 / perMinute))))
                    .append(" to go");
        }
        return text.toString();
    }
}
