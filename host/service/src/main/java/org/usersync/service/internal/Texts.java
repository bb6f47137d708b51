package org.usersync.service.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people read them. */
final class Texts {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Texts() {}

    static String moment(Instant moment) {
        return MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    static String time(Duration time) {
        StringBuilder text = new StringBuilder();
        append(text, time.toDays(), "d");
        append(text, time.toHoursPart(), "h");
        append(text, time.toMinutesPart(), "m");
        append(text, time.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
