package org.usersync.connector.ldap.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Tells whose keys a key tab holds; Java's own classes ask for the name first (MIT Kerberos, keytab file format). */
final class KeyTabFile {
    private static final int VERSION = 0x0502;

    private KeyTabFile() {}

    /**
     * Reads the name of the first entry, which is who signs in by a client key tab.
     *
     * @param file the key tab
     * @return the name with its realm, as in {@code user@EXAMPLE.COM}
     * @throws IOException if it cannot be read or is no key tab with an entry
     */
    static String firstPrincipal(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readUnsignedShort() != VERSION) {
                throw new IOException("it is no key tab of version 2");
            }
            int size = in.readInt();
            while (size <= 0) {
                // A removed entry leaves a hole of this size.
                in.skipNBytes(-(long) size);
                size = in.readInt();
            }
            int components = in.readUnsignedShort();
            String realm = text(in);
            StringJoiner name = new StringJoiner("/");
            for (int i = 0; i < components; i++) {
                name.add(text(in));
            }
            return name + "@" + realm;
        } catch (EOFException end) {
            throw new IOException("it has no entry", end);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
