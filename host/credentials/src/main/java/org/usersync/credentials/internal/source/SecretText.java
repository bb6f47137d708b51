package org.usersync.credentials.internal.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/** Bytes from outside that are a secret in UTF-8. */
final class SecretText {
    /** No secret is larger: it must be the wrong thing. */
    static final int MOST_BYTES = 1 << 20;

    private SecretText() {}

    /**
     * The text without the line end that editors and {@code echo} put after it. The bytes are wiped.
     *
     * @param bytes the bytes
     * @param origin where they are from, for the message
     * @return the secret, not empty
     * @throws SecretException if they are empty or no text
     */
    static Secret of(byte[] bytes, String origin) throws SecretException {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] text = new char[decoded.remaining()];
            decoded.get(text);
            int length = text.length;
            if (length > 0 && text[length - 1] == '\n') {
                length--;
            }
            if (length > 0 && text[length - 1] == '\r') {
                length--;
            }
            if (length == 0) {
                throw new SecretException(origin + " is empty");
            }
            char[] trimmed = Arrays.copyOf(text, length);
            Secret secret = Secret.of(trimmed);
            Arrays.fill(text, '\0');
            Arrays.fill(trimmed, '\0');
            return secret;
        } catch (CharacterCodingException e) {
            throw new SecretException(origin + " is no text in UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
