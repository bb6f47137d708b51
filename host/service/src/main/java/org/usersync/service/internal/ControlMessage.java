package org.usersync.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.BundleAction;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.runtime.BundleRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lines on the control socket. The client sends one request, an object with {@code request}, {@code sync} and {@code flag},
 * or for bundles with {@code action}, {@code operands}, {@code sha256} and {@code base}; the service answers with any number
 * of objects with {@code text} or {@code problem}, and a last one with {@code status}. After the request for the console the
 * socket is the console's.
 */
final class ControlMessage {
    private static final int LONGEST_LINE = 64 * 1024;

    private static final String BUNDLE = "bundle";

    private final JsonMapper json = new JsonMapper();

    /** What comes first over a connection. */
    sealed interface Incoming {}

    /**
     * A request about bundles.
     *
     * @param request what is wanted
     * @param base the site that is meant
     */
    record Bundles(BundleRequest request, Path base) implements Incoming {}

    /**
     * A request.
     *
     * @param kind what is wanted
     * @param sync of which sync, or null
     * @param flag as in {@link org.usersync.commandline.Command.ServiceCall}
     */
    record Request(ServiceRequest kind, @Nullable String sync, boolean flag) implements Incoming {}

    /**
     * A line of an answer.
     *
     * @param text for the user, or null in the last line
     * @param isProblem whether the text tells what is wrong
     * @param status how the request ended, meaningful where there is no text
     */
    record Answer(@Nullable String text, boolean isProblem, int status) {}

    void send(OutputStream out, Request request) throws IOException {
        ObjectNode line = json.createObjectNode();
        line.put("request", request.kind().word());
        if (request.sync() != null) {
            line.put("sync", request.sync());
        }
        line.put("flag", request.flag());
        write(out, line);
    }

    void send(OutputStream out, BundleRequest request, Path base) throws IOException {
        ObjectNode line = json.createObjectNode();
        line.put("request", BUNDLE);
        line.put("action", request.action().name());
        request.operands().forEach(line.putArray("operands")::add);
        if (request.sha256() != null) {
            line.put("sha256", request.sha256());
        }
        line.put("base", base.toString());
        write(out, line);
    }

    void problem(OutputStream out, String text) throws IOException {
        write(out, json.createObjectNode().put("problem", text));
    }

    void text(OutputStream out, String text) throws IOException {
        write(out, json.createObjectNode().put("text", text));
    }

    void status(OutputStream out, int status) throws IOException {
        write(out, json.createObjectNode().put("status", status));
    }

    private void write(OutputStream out, ObjectNode line) throws IOException {
        out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** {@return the request, or null if the line is none} */
    @Nullable Incoming request(InputStream in) throws IOException {
        JsonNode line = read(in);
        if (line == null) {
            return null;
        }
        try {
            if (BUNDLE.equals(line.path("request").asText())) {
                List<String> operands = new ArrayList<>();
                line.path("operands").forEach(operand -> operands.add(operand.asText()));
                return new Bundles(
                        new BundleRequest(
                                BundleAction.valueOf(line.path("action").asText()),
                                operands,
                                line.path("sha256").textValue(),
                                true),
                        Path.of(line.path("base").asText()));
            }
            return new Request(
                    ServiceRequest.valueOf(line.path("request").asText().toUpperCase(Locale.ROOT)),
                    line.path("sync").textValue(),
                    line.path("flag").asBoolean());
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** {@return the next line of an answer, or null if the service broke it off} */
    @Nullable Answer answer(InputStream in) throws IOException {
        JsonNode line = read(in);
        if (line == null) {
            return null;
        }
        boolean problem = line.has("problem");
        return new Answer(
                line.path(problem ? "problem" : "text").textValue(),
                problem,
                line.path("status").asInt(1));
    }

    /** Byte by byte: what follows the line may be somebody else's. */
    private @Nullable JsonNode read(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        int next = in.read();
        while (next >= 0 && next != '\n' && length < LONGEST_LINE) {
            line[length++] = (byte) next;
            next = in.read();
        }
        try {
            return next == '\n' ? json.readTree(new String(line, 0, length, StandardCharsets.UTF_8)) : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }
}
