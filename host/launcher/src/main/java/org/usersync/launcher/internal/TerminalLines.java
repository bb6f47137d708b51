package org.usersync.launcher.internal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The lines that a person types at the terminal. */
final class TerminalLines implements SystemConsole.LineSource {
    private final Console console;

    private TerminalLines(Console console) {
        this.console = console;
    }

    /** {@return the terminal of the process; empty if its input or its output is none} */
    // both answers of newer and of older versions are looked at
    @SuppressWarnings("SystemConsoleNull")
    static Optional<SystemConsole.LineSource> ofProcess() {
        Console console = System.console();
        return console == null || !isTerminal(console) ? Optional.empty() : Optional.of(new TerminalLines(console));
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            return false;
        }
    }

    @Override
    public Optional<char[]> line(String question) {
        String line = console.readLine("%s", question);
        return line == null ? Optional.empty() : Optional.of(line.toCharArray());
    }

    @Override
    public Optional<char[]> secret(String question) {
        return Optional.ofNullable(console.readPassword("%s", question));
    }

    @Override
    public boolean isTerminal() {
        return true;
    }
}
