package org.usersync.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The program at a terminal (a pseudo-terminal of util-linux's {@code script}), at a pipe, and in the user's shell. */
class TerminalIT {
    private static final Path PROGRAM = InstalledProgram.exploded().resolve("bin/user-sync");

    @TempDir
    private Path folder;

    private record Ended(int status, String text) {}

    @Test
    void aQuestionAtATerminalIsAnsweredThere() throws Exception {
        Path mine = Files.writeString(folder.resolve("user-sync-config.yml"), "mine");
        Ended no = atTerminal(List.of("n\n"), "init");
        assertThat(no.status()).as(no.text()).isZero();
        assertThat(no.text()).contains("Overwrite it? [y/N]").contains("kept");
        assertThat(mine).hasContent("mine");
        // now the others exist too
        Ended yes = atTerminal(List.of("y\n", "n\n", "n\n", "n\n", "n\n"), "init");
        assertThat(yes.status()).as(yes.text()).isZero();
        assertThat(mine).content().contains("adobe_users:");
    }

    @Test
    void controlCAtAQuestionEndsTheCommand() throws Exception {
        Files.writeString(folder.resolve("ust_test.sh"), "mine");
        Ended ended = atTerminal(List.of("\003"), "init");
        assertThat(ended.status()).as(ended.text()).isEqualTo(130);
        assertThat(ended.text()).contains("user-sync: interrupted");
        assertThat(folder.resolve("user-sync-config.yml")).doesNotExist();
    }

    @Test
    void aPipeAnswersTooAndItsEndOverwritesNothing() throws Exception {
        Files.writeString(folder.resolve("r.yml"), "mine");
        List<String> words =
                List.of(PROGRAM.toString(), "example-config", "--root", "r.yml", "--umapi", "u.yml", "--ldap", "l.yml");
        Ended end = atPipe(words, "");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.text().lines().filter(line -> line.startsWith("user-sync:")))
                .singleElement()
                .asString()
                .contains("nobody to answer");
        assertThat(folder.resolve("u.yml")).doesNotExist();
        assertThat(atPipe(words, "yes\n").status()).isZero();
        assertThat(folder.resolve("r.yml")).content().contains("    umapi: u.yml\n");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        String script = "PATH=" + quoted(PROGRAM.getParent().toString()) + ":$PATH; source <(user-sync completion); "
                + "complete_words() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                + " COMPREPLY=(); _complete_user-sync 2>/dev/null; echo \"${COMPREPLY[*]}\"; }; "
                + "complete_words user-sync ex; complete_words user-sync sync --adobe-only; "
                + "complete_words user-sync --users '' ; complete_words user-sync shell-scripts -p ''";
        Ended ended = atPipe(List.of("bash", "-c", script), "");
        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(ended.text().lines())
                .containsExactly(
                        "example-config",
                        "--adobe-only-user-action --adobe-only-user-list",
                        "all mapped group file",
                        "win linux");
    }

    /** Types each answer when a question is there, as a person does. */
    private Ended atTerminal(List<String> answers, String... words) throws Exception {
        StringBuilder command = new StringBuilder(quoted(PROGRAM.toString()));
        for (String word : words) {
            command.append(' ').append(quoted(word));
        }
        String typescript = folder.resolve("typescript").toString();
        // whoever starts these tests in the background has programs ignore Control-C from their start on
        Process process = start(
                List.of("env", "--default-signal=INT", "script", "-q", "-e", "-c", command.toString(), typescript));
        StringBuilder text = new StringBuilder();
        Iterator<String> answer = answers.iterator();
        try (OutputStream in = process.getOutputStream();
                Reader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int c = out.read(); c >= 0; c = out.read()) {
                text.append((char) c);
                if (text.toString().endsWith("[y/N]: ") && answer.hasNext()) {
                    in.write(answer.next().getBytes(StandardCharsets.UTF_8));
                    in.flush();
                }
            }
        }
        return ended(process, text.toString());
    }

    private Ended atPipe(List<String> words, String input) throws Exception {
        Process process = start(words);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return ended(process, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Process start(List<String> words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("USER_SYNC_STATE", folder.resolve("state").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("usersync.test.java.home"));
        builder.environment().put("SHELL", "/bin/sh");
        return builder.start();
    }

    private static Ended ended(Process process, String text) throws InterruptedException {
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), text.replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
