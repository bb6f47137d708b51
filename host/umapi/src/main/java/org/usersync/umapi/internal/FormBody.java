package org.usersync.umapi.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.usersync.spi.secret.Secret;

/** A form-encoded body that leaves no secret behind: it is wiped when it is closed. */
final class FormBody implements AutoCloseable {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private byte[] bytes = new byte[512];
    private int length;

    FormBody add(String name, String value) {
        return add(name, Secret.of(value));
    }

    FormBody add(String name, Secret value) {
        if (length > 0) {
            put('&');
        }
        encode(StandardCharsets.UTF_8.encode(name));
        put('=');
        return value.use(chars -> {
            encode(StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars)));
            return this;
        });
    }

    /** {@return the body, a copy that the caller wipes} */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Encodes a text and wipes the buffer it came in. */
    private void encode(ByteBuffer utf8) {
        while (utf8.hasRemaining()) {
            int b = utf8.get() & 0xFF;
            utf8.put(utf8.position() - 1, (byte) 0);
            if (PLAIN.indexOf(b) >= 0) {
                put(b);
            } else {
                put('%');
                put(HEX.charAt(b >> 4));
                put(HEX.charAt(b & 0xF));
            }
        }
    }

    private void put(int b) {
        if (length == bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, 2 * length);
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        bytes[length++] = (byte) b;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
