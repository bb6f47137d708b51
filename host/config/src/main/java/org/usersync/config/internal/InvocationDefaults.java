package org.usersync.config.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.usersync.commandline.OptionException;
import org.usersync.commandline.OptionWords;
import org.usersync.commandline.SyncArguments;

/**
 * What {@code invocation_defaults} says.
 *
 * @param arguments the options
 * @param places the values by key, for messages; those that are wrong among them
 * @param verifyTls whether connections to Adobe verify certificates
 */
record InvocationDefaults(SyncArguments arguments, Map<String, Value> places, boolean verifyTls) {
    /** Accepted, but too late to have an effect: the file that holds them is open by then. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("config_filename", "config_file_encoding", "encoding_name");

    static InvocationDefaults read(Section section) {
        OptionWords words = new OptionWords();
        Map<String, Value> places = new LinkedHashMap<>();
        WITHOUT_EFFECT.forEach(section::get);
        OptionWords.names().stream().sorted().forEach(option -> {
            String key = option.replace('-', '_');
            Optional<Value> value = WITHOUT_EFFECT.contains(key) ? Optional.empty() : section.get(key);
            value.filter(InvocationDefaults::saysAnything).ifPresent(given -> {
                places.put(key, given);
                parse(option, given, words);
            });
        });
        Optional<Value> verify = section.get("ssl_cert_verify");
        boolean verifyTls = verify.flatMap(Value::flag).orElse(true);
        section.rejectUnknown();
        return new InvocationDefaults(words.arguments(), places, verifyTls);
    }

    private static boolean saysAnything(Value value) {
        return value.isMapping()
                || value.items().stream()
                        .anyMatch(item -> !item.isScalar()
                                || item.text().filter(text -> !text.isBlank()).isPresent());
    }

    /** Gives a value to the parser of the command line. */
    private static void parse(String option, Value value, OptionWords words) {
        if (value.isMapping()) {
            value.mismatch("a word or a list of words");
            return;
        }
        List<Value> items = value.items();
        List<String> given = new ArrayList<>();
        for (Value item : items) {
            item.text().ifPresent(given::add);
        }
        if (given.size() < items.size()) {
            return;
        }
        try {
            words.parse(option, given);
        } catch (OptionException e) {
            value.error(Wording.lineOf(e));
        }
    }
}
