package org.usersync.commandline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Adds options to picocli's model, so that each of them, in order, ends up in the given options. */
public final class OptionTable {
    private final CommandSpec spec;
    private final GivenOptions given;
    private final List<String> line;

    /**
     * Makes a table.
     *
     * @param spec where options go
     * @param given where the options on the command line go
     * @param line the words that will be read
     */
    OptionTable(CommandSpec spec, GivenOptions given, List<String> line) {
        this.spec = spec;
        this.given = given;
        this.line = List.copyOf(line);
    }

    /** An option with exactly one word. */
    void one(String name, String label, String description, String... shortNames) {
        withWords(name, label, description, 1, shortNames);
    }

    /** An option that takes every following word up to the next option. */
    void many(String name, String label, String description) {
        withWords(name, label, description, Integer.MAX_VALUE);
    }

    /** An option without words. */
    void flag(String name, String word, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .setter(new FlagSetter(() -> given.add(name, List.of(word))))
                .build());
    }

    private void withWords(String name, String label, String description, int most, String... shortNames) {
        List<String> names = new ArrayList<>(List.of(shortNames));
        names.add("--" + name);
        spec.addOption(OptionSpec.builder(names.toArray(String[]::new))
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .parameterConsumer((words, option, command) -> given.add(name, take(words, most)))
                .build());
    }

    /** The stack is picocli's: its top is the next word. */
    @SuppressWarnings("JdkObsolete")
    private List<String> take(Stack<String> words, int most) {
        List<String> taken = new ArrayList<>();
        while (!words.isEmpty() && taken.size() < most && (isAttached(words) || !isOption(words.peek()))) {
            taken.add(words.pop());
        }
        return taken;
    }

    /** Whether the top was cut from a word such as {@code --users=all}: then it is a value, whatever it looks like. */
    @SuppressWarnings("JdkObsolete")
    private boolean isAttached(Stack<String> words) {
        return !line.get(line.size() - words.size()).equals(words.peek());
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    /** What picocli calls for a flag. It calls with null, too, to set the flag back before it reads. */
    private record FlagSetter(Runnable given) implements ISetter {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> T set(T value) {
            if (Boolean.TRUE.equals(value)) {
                given.run();
            }
            return value;
        }
    }
}
