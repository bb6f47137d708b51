package org.usersync.commandline.internal;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Adds options to picocli's model, so that each of them, in order, ends up in the given options. */
public final class OptionTable {
    private final CommandSpec spec;
    private final GivenOptions given;
    private final List<String> line;
    private int operands;

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
        spec.addOption(withWords(name, label, description, 1, false, shortNames).build());
    }

    /** An option with exactly one word, which the log and the list of arguments never show. */
    void secret(String name, String label, String description, String... shortNames) {
        spec.addOption(withWords(name, label, description, 1, true, shortNames).build());
    }

    /** An option whose one word is the name of a file. */
    void file(String name, String label, String description, String... shortNames) {
        spec.addOption(withWords(name, label, description, 1, false, shortNames)
                .type(File.class)
                .build());
    }

    /** An option whose one word is one of some words. */
    void choice(String name, String label, String description, String... words) {
        spec.addOption(withWords(name, label, description, 1, false, "-" + name.charAt(0))
                .completionCandidates(List.of(words))
                .build());
    }

    /** An option that takes every following word up to the next option; the words are the usual first ones. */
    void many(String name, String label, String description, String... words) {
        spec.addOption(withWords(name, label, description, Integer.MAX_VALUE, false)
                .completionCandidates(List.of(words))
                .build());
    }

    /** An option without words; its word is what its presence means. */
    void flag(String name, String word, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .setter(new FlagSetter(() -> given.add(name, List.of(word))))
                .build());
    }

    /** A word that is no option's, the name of a file; it may be missing. Several come in the order of these calls. */
    void operand(String name, String label, String description) {
        operand(name, label, description, File.class);
    }

    /** A word that is no option's; it may be missing. Several come in the order of these calls. */
    void word(String name, String label, String description) {
        operand(name, label, description, String.class);
    }

    private void operand(String name, String label, String description, Class<?> type) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(String.valueOf(operands++))
                .arity("0..1")
                .type(type)
                .paramLabel(label)
                .description(description)
                .parameterConsumer((words, parameter, command) -> given.add(name, take(words, 1)))
                .build());
    }

    /** All words that are no option's. */
    void operands(String name, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(File.class)
                .paramLabel(label)
                .description(description)
                .parameterConsumer((words, parameter, command) -> given.add(name, take(words, Integer.MAX_VALUE)))
                .build());
    }

    private OptionSpec.Builder withWords(
            String name, String label, String description, int most, boolean secret, String... shortNames) {
        List<String> names = new ArrayList<>(List.of(shortNames));
        names.add("--" + name);
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .parameterConsumer((words, option, command) -> {
                    int first = line.size() - words.size();
                    List<String> taken = take(words, most);
                    given.add(name, taken);
                    if (secret) {
                        taken.forEach(word -> given.mask(first, word));
                    }
                });
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
