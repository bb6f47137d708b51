package org.usersync.umapi.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.usersync.spi.secret.Secret;

/** Takes secrets out of texts that Adobe sent, should it echo what it was sent. Safe for use by several threads. */
public final class Masking {
    private static final int LONGEST = 300;

    private final List<Secret> secrets;

    /**
     * Masks some secrets.
     *
     * @param secrets known from the start
     */
    public Masking(Secret... secrets) {
        this.secrets = new CopyOnWriteArrayList<>(secrets);
    }

    /** Masks one more secret from now on. */
    void add(Secret secret) {
        secrets.add(secret);
    }

    /** {@return the text as one line of bounded length without any of the secrets} */
    String line(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            masked = without(masked, secret);
        }
        String line = masked.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String without(String text, Secret secret) {
        if (secret.isEmpty()) {
            return text;
        }
        return secret.use(chars -> {
            String plain = new String(chars);
            String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8);
            return text.replace(plain, "***").replace(encoded, "***");
        });
    }
}
