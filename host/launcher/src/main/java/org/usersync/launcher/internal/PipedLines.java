package org.usersync.launcher.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The lines of an input that is no terminal. Questions go to standard error, where they are seen even if the output is a
 * file.
 */
final class PipedLines implements SystemConsole.LineSource {
    private final BufferedReader lines;
    private final PrintStream questions;

    PipedLines(InputStream in, PrintStream questions) {
        this.lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.questions = questions;
    }

    @Override
    public Optional<char[]> line(String question) throws IOException {
        questions.println(question);
        String line = lines.readLine();
        return line == null ? Optional.empty() : Optional.of(line.toCharArray());
    }

    @Override
    public Optional<char[]> secret(String question) throws IOException {
        return line(question);
    }

    @Override
    public boolean isTerminal() {
        return false;
    }
}
