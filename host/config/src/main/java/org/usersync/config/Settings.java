package org.usersync.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.model.IdentityType;

/**
 * Everything that one run has to know: command line and configuration files, checked as a whole.
 *
 * @param file the root configuration file, absolute
 * @param options what the run is to do
 * @param connector the directory's connector; empty if the run does not read the directory
 * @param extensions those that take part in the run, in their order
 * @param defaultIdentityType the type of users for whom the directory tells none
 * @param targets the Adobe organisations, the primary one first, then the secondaries in the order of the file
 * @param logging what is logged
 * @param maxWait the longest single wait for a rate limit
 * @param clientCertificate what servers are shown that ask for a certificate
 * @param warnings what the user should know, one line each
 */
public record Settings(
        Path file,
        SyncOptions options,
        Optional<ConnectorSettings> connector,
        List<ExtensionSettings> extensions,
        IdentityType defaultIdentityType,
        List<TargetSettings> targets,
        LoggingSettings logging,
        Duration maxWait,
        Optional<ClientCertificateSettings> clientCertificate,
        List<String> warnings) {
    /** Copies the lists. */
    public Settings {
        extensions = List.copyOf(extensions);
        targets = List.copyOf(targets);
        warnings = List.copyOf(warnings);
    }
}
