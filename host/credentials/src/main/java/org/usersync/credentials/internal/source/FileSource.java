package org.usersync.credentials.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/** {@code {file: PATH}}: a file that holds nothing but the secret. */
@Component(property = SecretSource.NAME + "=file")
public final class FileSource implements SecretSource {
    private static final String PATH = "path";

    @Override
    public ConfigSchema schema() {
        return ConfigSchema.of(ConfigOption.builder(PATH, OptionType.FILE, "The file.")
                .required()
                .build());
    }

    @Override
    public Optional<String> shortOption() {
        return Optional.of(PATH);
    }

    @Override
    public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
        Path file = values.file(PATH).orElseThrow();
        try {
            refuseIfOpen(file);
            byte[] content;
            try (InputStream in = Files.newInputStream(file)) {
                content = in.readNBytes(SecretText.MOST_BYTES + 1);
            }
            if (content.length > SecretText.MOST_BYTES) {
                throw new SecretException("the file " + file + " is too large for a secret");
            }
            return SecretText.of(content, "the file " + file);
        } catch (IOException e) {
            throw new SecretException("the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses a file that users outside its group can read or change. Says nothing where the system does not know. */
    static void refuseIfOpen(Path file) throws SecretException, IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> rights = view.readAttributes().permissions();
        if (rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new SecretException("every user of this system can "
                    + (rights.contains(PosixFilePermission.OTHERS_READ) ? "read" : "change") + " the file " + file
                    + "; take the right away (chmod o= " + file + ")");
        }
    }
}
