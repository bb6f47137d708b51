package org.usersync.umapi.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Fills requests with commands: at most ten, at most 1 MB, never two of the same subject, and those of one subject in
 * their order. A command that Adobe wants to have again later comes after all others, and those of its subject that
 * follow it come after it.
 */
final class Batches {
    /** How many commands a request may have. */
    static final int COMMANDS = 10;

    private final Iterator<List<Command>> source;
    private final JsonFactory json;
    private final int mostBytes;
    private final Deque<Command> waiting = new ArrayDeque<>();
    private final Deque<Command> later = new ArrayDeque<>();
    private final Set<String> repeated = new HashSet<>();

    /**
     * One request.
     *
     * @param commands its commands
     * @param body their JSON
     */
    record Batch(List<Command> commands, String body) {}

    /**
     * Begins with commands that are made when they are needed.
     *
     * @param source the commands of one action after the other
     * @param json writes them
     * @param mostBytes how long a body may be
     */
    Batches(Iterator<List<Command>> source, JsonFactory json, int mostBytes) {
        this.source = source;
        this.json = json;
        this.mostBytes = mostBytes;
    }

    /** {@return whether anything is left to be sent} */
    boolean hasNext() {
        return !later.isEmpty() || pull();
    }

    /** {@return the next request, never empty; only to be called where {@link #hasNext} is true} */
    Batch next() {
        Set<String> blocked = new HashSet<>();
        later.forEach(command -> blocked.add(command.subject()));
        Filling filling = new Filling();
        Deque<Command> passedOver = new ArrayDeque<>();
        while (!filling.full() && pull()) {
            Command command = waiting.removeFirst();
            if (!blocked.add(command.subject())) {
                passedOver.addLast(command);
            } else if (!filling.takes(command)) {
                waiting.addFirst(command);
                break;
            }
        }
        while (!passedOver.isEmpty()) {
            waiting.addFirst(passedOver.removeLast());
        }
        if (filling.commands.isEmpty()) {
            fillFromLater(filling);
        }
        return filling.batch();
    }

    private void fillFromLater(Filling filling) {
        Set<String> subjects = new HashSet<>();
        Iterator<Command> candidates = later.iterator();
        while (!filling.full() && candidates.hasNext()) {
            Command command = candidates.next();
            if (subjects.add(command.subject())) {
                if (!filling.takes(command)) {
                    return;
                }
                candidates.remove();
            }
        }
    }

    private boolean pull() {
        while (waiting.isEmpty() && source.hasNext()) {
            waiting.addAll(source.next());
        }
        return !waiting.isEmpty();
    }

    /** {@return whether a command was put off before} */
    boolean wasRepeated(Command command) {
        return repeated.contains(command.requestId());
    }

    /** Puts a command off to the end, to be sent again. */
    void repeatLater(Command command) {
        repeated.add(command.requestId());
        later.addLast(command);
    }

    /** {@return the commands that must not be sent any more, taken out} */
    List<Command> withdrawObstructed() {
        List<Command> obstructed = new ArrayList<>();
        waiting.removeIf(command -> {
            boolean out = command.obstacle() != null;
            if (out) {
                obstructed.add(command);
            }
            return out;
        });
        return obstructed;
    }

    private String write(Command command) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            command.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private final class Filling {
        private final List<Command> commands = new ArrayList<>();
        private final StringBuilder body = new StringBuilder(4096);
        private int bytes;

        boolean full() {
            return commands.size() == COMMANDS;
        }

        /** A first command is taken whatever its length: no limit of steps, groups and names lets it reach 1 MB. */
        boolean takes(Command command) {
            String written = write(command);
            int length = written.getBytes(StandardCharsets.UTF_8).length + 1;
            if (!commands.isEmpty() && bytes + length + 1 > mostBytes) {
                return false;
            }
            body.append(commands.isEmpty() ? '[' : ',').append(written);
            bytes += length;
            commands.add(command);
            return true;
        }

        Batch batch() {
            return new Batch(List.copyOf(commands), body.append(']').toString());
        }
    }
}
