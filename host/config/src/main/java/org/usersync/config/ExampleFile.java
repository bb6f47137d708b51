package org.usersync.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The example configuration files that ship. They say the defaults, and what each key is for. */
public enum ExampleFile {
    /** The root file. */
    ROOT("user-sync-config.yml"),
    /** How to reach Adobe. */
    UMAPI("connector-umapi.yml"),
    /** The LDAP connector. */
    LDAP("connector-ldap.yml"),
    /** The Okta connector. */
    OKTA("connector-okta.yml"),
    /** The CSV connector. */
    CSV("connector-csv.yml"),
    /** The Python hook. */
    EXTENSION("extension-config.yml");

    private final String fileName;

    ExampleFile(String fileName) {
        this.fileName = fileName;
    }

    /** {@return the name under which the root example refers to the file} */
    public String fileName() {
        return fileName;
    }

    /** {@return the file's content} */
    public String text() {
        try (InputStream in = ExampleFile.class.getResourceAsStream("examples/" + fileName)) {
            if (in == null) {
                throw new IllegalStateException("the example " + fileName + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
