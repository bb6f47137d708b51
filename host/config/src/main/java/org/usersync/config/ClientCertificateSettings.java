package org.usersync.config;

import java.nio.file.Path;
import java.util.Optional;

import org.usersync.spi.secret.Secret;

/**
 * The certificate that the program shows to servers which ask for one.
 *
 * @param certificate the file with it, in PEM form; it exists
 * @param key the file with its private key, in PEM form, maybe the same; it exists
 * @param passPhrase opens the key, where it is encrypted
 */
public record ClientCertificateSettings(Path certificate, Path key, Optional<Secret> passPhrase) {}
