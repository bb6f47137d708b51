package org.usersync.connector.adobe.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;
import org.usersync.umapi.UmapiSettings.SignedToken;

/** The options of a technical account that signs in by a token that the program signs. */
final class SignedTokenOptions {
    private static final String ACCOUNT = "tech_acct_id";
    private static final String PATH = "priv_key_path";
    private static final String DATA = "priv_key_data";
    private static final String PASS = "priv_key_pass";
    private static final long LARGEST_FILE = 1 << 20;

    private SignedTokenOptions() {}

    static List<ConfigOption> options(String orgId) {
        return List.of(
                ConfigOption.builder(ACCOUNT, OptionType.TEXT, "With jwt: the id of the technical account.")
                        .oldNames("tech_acct")
                        .build(),
                ConfigOption.builder(PATH, OptionType.FILE, "With jwt: the file with the private key.")
                        .build(),
                ConfigOption.builder(DATA, OptionType.SECRET, "With jwt: the private key itself, in place of the file.")
                        .keyringAccount(orgId)
                        .build(),
                ConfigOption.builder(
                                PASS, OptionType.SECRET, "With jwt: what opens the private key, if it is encrypted.")
                        .keyringAccount(orgId)
                        .build());
    }

    /** {@return whether a private key is given} */
    static boolean given(ConfigValues integration) {
        return integration.file(PATH).isPresent() || integration.secret(DATA).isPresent();
    }

    /** Reads account and key; warns of a key file that every user of the system can read. */
    static SignedToken read(ConfigValues integration, PrivateKeyReader keys, Logger logger) {
        String account = integration
                .text(ACCOUNT)
                .orElseThrow(() -> problem("integration." + ACCOUNT + " is required with authentication_method jwt"));
        Optional<Path> file = integration.file(PATH);
        Optional<Secret> data = integration.secret(DATA);
        if (file.isPresent() && data.isPresent()) {
            throw problem("integration." + PATH + " and " + DATA + " are both given: remove one of the two");
        }
        Secret pem = file.map(path -> content(path, logger))
                .or(() -> data)
                .orElseThrow(() -> problem("integration." + PATH
                        + " is required with authentication_method jwt, but neither it nor " + DATA + " is given"));
        String subject = file.map(Path::toString).orElse("integration." + DATA);
        try {
            PrivateKey key = keys.read(pem, integration.secret(PASS).orElse(null));
            if (key instanceof RSAPrivateKey) {
                return new SignedToken(account, key);
            }
            throw problem(subject + " is no RSA key, which Adobe's sign-in needs");
        } catch (PrivateKeyException unreadable) {
            boolean missing = unreadable.reason() == PrivateKeyException.Reason.PASS_PHRASE_MISSING;
            throw problem(subject + " " + unreadable.getMessage() + (missing ? "; set integration." + PASS : ""));
        }
    }

    private static Secret content(Path file, Logger logger) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw problem(file + " is too large for a private key");
            }
            warnIfPublic(file, logger);
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
            char[] characters = new char[text.remaining()];
            text.get(characters);
            Secret secret = Secret.of(characters);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(characters, '\0');
            return secret;
        } catch (IOException unreadable) {
            throw problem(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static void warnIfPublic(Path file, Logger logger) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
            logger.warn(
                    "{} holds a private key and every user of this system can read it; take the right away (chmod o-r)",
                    file);
        }
    }

    private static ConnectorException problem(String message) {
        return new ConnectorException(Kind.CONFIG, message);
    }
}
