package org.usersync.commandline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The options of one command line, in their order. Not for several threads. */
public final class GivenOptions {
    private static final String MASK = "***";

    private final List<GivenOption> all = new ArrayList<>();
    private final Map<Integer, String> secrets = new HashMap<>();

    /**
     * One option.
     *
     * @param name without leading dashes
     * @param words its words
     */
    public record GivenOption(String name, List<String> words) {}

    void add(String name, List<String> words) {
        all.add(new GivenOption(name, List.copyOf(words)));
    }

    /** A word of the line, or its end after an option's name, is a secret. */
    void mask(int index, String secret) {
        secrets.put(index, secret);
    }

    /** The words with their secrets masked. */
    List<String> masked(List<String> words) {
        List<String> shown = new ArrayList<>(words);
        secrets.forEach((index, secret) -> {
            String word = shown.get(index);
            shown.set(index, word.substring(0, word.length() - secret.length()) + MASK);
        });
        return shown;
    }

    List<GivenOption> all() {
        return List.copyOf(all);
    }

    boolean has(String name) {
        return all.stream().anyMatch(option -> option.name().equals(name));
    }

    /** All words of an option, however often it is given. */
    List<String> words(String name) {
        return all.stream()
                .filter(option -> option.name().equals(name))
                .flatMap(option -> option.words().stream())
                .toList();
    }

    /** The one word of an option; where it is given again, the last one counts. */
    @Nullable String word(String name) throws UsageException {
        String word = null;
        for (GivenOption option : all) {
            if (option.name().equals(name)) {
                word = option.words().isEmpty() ? "" : option.words().get(0);
            }
        }
        if (word != null && word.isBlank()) {
            throw new UsageException("--" + name + ": a value is missing");
        }
        return word;
    }
}
