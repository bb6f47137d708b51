package org.usersync.demo.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A made-up company with the behaviour of its services, as it stands in a JSON file.
 *
 * @param okta the directory
 * @param adobe the Adobe organisation
 * @param options how the services behave; well if null
 */
public record TenantFile(
        OktaState okta, AdobeState adobe, @Nullable TenantOptions options) {
    /** {@return what the company has} */
    public TenantState state() {
        return new TenantState(okta, adobe);
    }

    /** {@return how its services behave} */
    public TenantOptions behaviour() {
        return options == null ? TenantOptions.defaults() : options;
    }

    /**
     * Reads a file.
     *
     * @param file of JSON, in UTF-8
     * @return what is in it
     * @throws IOException if it cannot be read, or is not what it should be; the message says where
     */
    public static TenantFile read(Path file) throws IOException {
        try {
            TenantFile read = mapper().readValue(Files.readAllBytes(file), TenantFile.class);
            if (read.okta() == null || read.adobe() == null) {
                throw new IOException(file + ": okta or adobe is missing");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + ": " + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"),
                    e);
        }
    }

    /**
     * Writes a file.
     *
     * @param file of JSON; an old one is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        mapper().writeValue(file.toFile(), this);
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }
}
