package org.usersync.cli.internal.setup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;

/** Answers in turn; when there is no further answer, nobody is there. */
public final class ScriptedConsole implements Console {
    private final Deque<String> answers;
    private final List<String> questions = new ArrayList<>();

    public ScriptedConsole(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public String ask(String question) throws CommandException {
        questions.add(question);
        if (answers.isEmpty()) {
            throw new CommandException(ExitStatus.ABORTED, "nobody answers");
        }
        return answers.remove();
    }

    @Override
    public char[] askSecret(String question) throws CommandException {
        return ask(question).toCharArray();
    }

    public List<String> questions() {
        return questions;
    }
}
