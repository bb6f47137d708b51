package org.usersync.config.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.ParsedLine;
import org.usersync.config.ServiceSettings;
import org.usersync.config.ServiceSettings.ScheduledSync;
import org.usersync.config.ServiceSettings.Timing;

/** Reads the keys of {@code service.yml}. */
public final class ServiceReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration STANDARD_GRACE = Duration.ofSeconds(10);
    /** The process ends half a minute after it was told to, whatever still runs. */
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(20);

    private static final int STANDARD_PARALLEL = 4;
    private static final int MOST_PARALLEL = 64;

    private final Function<String, Optional<String>> cronProblem;

    /**
     * Makes a reader.
     *
     * @param cronProblem tells what is wrong with a cron expression, or nothing
     */
    public ServiceReader(Function<String, Optional<String>> cronProblem) {
        this.cronProblem = cronProblem;
    }

    /**
     * Reads the keys.
     *
     * @param file their file
     * @param root the keys
     * @return what they say; empty after an error was reported
     */
    public Optional<ServiceSettings> read(Path file, Section root) {
        List<ScheduledSync> syncs = syncs(root);
        Section http = root.section("http");
        Optional<Long> port = http.get("port").flatMap(value -> value.integer(0, 65_535));
        http.rejectUnknown();
        Duration grace = root.get("stop_grace")
                .flatMap(value -> limited(value, LONGEST_GRACE))
                .orElse(STANDARD_GRACE);
        long parallel = root.get("parallel_runs")
                .flatMap(value -> value.integer(1, MOST_PARALLEL))
                .orElse((long) STANDARD_PARALLEL);
        boolean json = root.get("log_format").flatMap(ServiceReader::isJson).orElse(false);
        root.rejectUnknown();
        return syncs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceSettings(
                        file,
                        syncs,
                        port.map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty()),
                        grace,
                        (int) parallel,
                        json,
                        List.of()));
    }

    private static Optional<Duration> limited(Value value, Duration longest) {
        Optional<Duration> time = Durations.of(value);
        return time.isPresent() && time.get().compareTo(longest) > 0
                ? value.mismatch("at most " + longest.toSeconds() + "s")
                : time;
    }

    private static Optional<Boolean> isJson(Value value) {
        String format = value.isScalar() ? value.text().orElse("").strip().toLowerCase(Locale.ROOT) : "";
        return switch (format) {
            case "json" -> Optional.of(true);
            case "text" -> Optional.of(false);
            default -> value.mismatch("text or json");
        };
    }

    private List<ScheduledSync> syncs(Section root) {
        List<ScheduledSync> syncs = new ArrayList<>();
        Optional<Value> value = root.get("syncs");
        if (value.isEmpty()) {
            root.error("syncs", "required: a list of syncs, each with name, config and cron or every");
            return syncs;
        }
        Set<String> names = new HashSet<>();
        for (Value item : value.get().items()) {
            item.section().flatMap(section -> sync(section, names)).ifPresent(syncs::add);
        }
        return syncs;
    }

    private Optional<ScheduledSync> sync(Section section, Set<String> names) {
        Optional<String> name = name(section, names);
        Optional<Path> config = section.get("config").flatMap(FileReferences::existing);
        if (section.get("config").isEmpty()) {
            section.error("config", "required: the root configuration file of the sync");
        }
        List<String> words = section.get("arguments").map(Value::texts).orElse(List.of());
        Optional<Timing> timing = timing(section);
        ZoneId zone = section.get("time_zone").flatMap(ServiceReader::zone).orElseGet(ZoneId::systemDefault);
        Duration jitter = section.get("jitter").flatMap(Durations::of).orElse(Duration.ZERO);
        section.rejectUnknown();
        if (name.isEmpty() || config.isEmpty() || timing.isEmpty()) {
            return Optional.empty();
        }
        List<String> line = new ArrayList<>(words);
        line.add("--config-filename=" + config.get().getFileName());
        return accepted(section, line)
                ? Optional.of(new ScheduledSync(name.get(), folder(config.get()), line, timing.get(), zone, jitter))
                : Optional.empty();
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static Optional<String> name(Section section, Set<String> names) {
        Optional<Value> value = section.get("name");
        if (value.isEmpty()) {
            section.error("name", "required: a name of its own for each sync");
            return Optional.empty();
        }
        Optional<String> name = value.get().name();
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            return value.get().mismatch("a name of at most 64 letters, digits, dots, dashes and underscores");
        }
        if (name.isPresent() && !names.add(name.get())) {
            value.get().error("another sync has this name");
            return Optional.empty();
        }
        return name;
    }

    private Optional<Timing> timing(Section section) {
        Optional<Value> cron = section.get("cron");
        Optional<Value> every = section.get("every");
        if (cron.isPresent() && every.isPresent()) {
            every.get().error("cron and every are both given: remove one of the two");
            return Optional.empty();
        }
        if (cron.isPresent()) {
            return cron.get().text().map(String::strip).flatMap(expression -> cron(cron.get(), expression));
        }
        if (every.isPresent()) {
            Optional<Duration> interval = Durations.of(every.get());
            return interval.isPresent() && interval.get().isZero()
                    ? every.get().mismatch("a time above zero")
                    : interval.map(Timing.Every::new);
        }
        return Optional.of(new Timing.OnRequest());
    }

    private Optional<Timing> cron(Value value, String expression) {
        Optional<String> problem = cronProblem.apply(expression);
        problem.ifPresent(
                wrong -> value.error("not a cron expression of five fields (minute, hour, day of month, month,"
                        + " day of week): " + wrong));
        return problem.isPresent() ? Optional.empty() : Optional.of(new Timing.Cron(expression));
    }

    private static Optional<ZoneId> zone(Value value) {
        Optional<String> text = value.text().map(String::strip);
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            return value.mismatch("a time zone such as Europe/Berlin or UTC");
        }
    }

    private static boolean accepted(Section section, List<String> words) {
        List<String> line = new ArrayList<>(List.of("sync"));
        line.addAll(words);
        ParsedLine parsed = new CommandLineParser("").parse(line);
        if (parsed instanceof ParsedLine.Run) {
            return true;
        }
        String said = parsed instanceof ParsedLine.Refused refused
                ? refused.text().lines().findFirst().orElse("").replaceFirst("^user-sync: ", "")
                : "options that only ask for help have no place here";
        section.error("arguments", said);
        return false;
    }
}
