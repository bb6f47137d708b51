package org.usersync.config.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.usersync.config.CredentialAccess;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.Secret;

/** The private key of a section: {@code priv_key_path} or {@code priv_key_data}, and {@code priv_key_pass}. */
public final class PrivateKeys {
    private static final String PATH = "priv_key_path";
    private static final String DATA = "priv_key_data";
    private static final String PASS = "priv_key_pass";
    /** The secrets among the keys. */
    static final List<String> SECRETS = List.of(DATA, PASS);

    private static final long LARGEST_FILE = 1 << 20;

    private final CredentialAccess access;
    private final Secrets secrets;
    private final ConfigurationFiles files;

    /**
     * Makes a reader of keys.
     *
     * @param access reads keys
     * @param secrets reads the secrets
     * @param files judges the file of a key
     */
    public PrivateKeys(CredentialAccess access, Secrets secrets, ConfigurationFiles files) {
        this.access = access;
        this.secrets = secrets;
        this.files = files;
    }

    /**
     * Reads a key.
     *
     * @param section where it stands
     * @param account gives the account in the keyring; empty if that is not known (an error was reported)
     * @return the key; empty after an error was reported, and if secrets are not read
     */
    Optional<PrivateKey> read(Section section, Supplier<Optional<String>> account) {
        Optional<Value> path = section.get(PATH);
        Optional<Path> file = path.flatMap(FileReferences::existing);
        Secrets.Answer data = secrets.read(section, DATA, List.of(), account);
        Secrets.Answer pass = secrets.read(section, PASS, List.of(), account);
        if (path.isPresent() && !data.isAbsent()) {
            path.get().error("priv_key_path and priv_key_data are both given: remove one of the two");
            return Optional.empty();
        }
        if (path.isEmpty() && data.isAbsent()) {
            section.error(PATH, "required with authentication_method jwt, but neither it nor priv_key_data is given");
            return Optional.empty();
        }
        file.ifPresent(files::judgeSecretIn);
        // a pass phrase that could not be had was reported; that the key does not open without it is no news
        if (!secrets.reading() || (!pass.isAbsent() && pass.secret().isEmpty())) {
            return Optional.empty();
        }
        String key = path.isPresent() ? PATH : DATA;
        Optional<Secret> text = file.isPresent() ? content(section, file.get()) : data.secret();
        return text.flatMap(pem -> key(section, key, file, pem, pass.secret()));
    }

    private Optional<PrivateKey> key(
            Section section, String at, Optional<Path> file, Secret pem, Optional<Secret> passPhrase) {
        String subject = file.map(Path::toString).orElse("the key");
        try {
            PrivateKey key = access.privateKeys().read(pem, passPhrase.orElse(null));
            if (key instanceof RSAPrivateKey) {
                return Optional.of(key);
            }
            section.error(at, subject + " is no RSA key, which Adobe's sign-in needs");
        } catch (PrivateKeyException e) {
            boolean missing = e.reason() == PrivateKeyException.Reason.PASS_PHRASE_MISSING;
            section.error(at, subject + " " + Wording.lineOf(e) + (missing ? "; set priv_key_pass" : ""));
        }
        return Optional.empty();
    }

    private static Optional<Secret> content(Section section, Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                section.error(PATH, file + " is too large for a private key");
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
            char[] chars = new char[text.remaining()];
            text.get(chars);
            Arrays.fill(bytes, (byte) 0);
            Secret secret = Secret.of(chars);
            Arrays.fill(chars, '\0');
            return Optional.of(secret);
        } catch (IOException e) {
            section.error(PATH, file + " cannot be read: " + Wording.lineOf(e));
            return Optional.empty();
        }
    }
}
