package org.usersync.commandline.internal;

import java.util.Objects;

import org.usersync.commandline.Command;

/** The options of {@code certgen}. */
final class CertgenModel implements CommandModel {
    @Override
    public String name() {
        return "certgen";
    }

    @Override
    public String summary() {
        return "Makes a private key and a self-signed certificate.";
    }

    @Override
    public void describe(OptionTable options) {
        options.flag("randomize", "yes", "Makes the subject up instead of asking for it.", "-r", "--randomize");
        options.file("key", "KEY", "The file of the key. Default: private.key.", "-k");
        options.file("certificate", "CRT", "The file of the certificate. Default: certificate_pub.crt.", "-c");
        options.flag("overwrite", "yes", "Replaces files without asking.", "-o", "-y", "--overwrite");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        return new Command.Certgen(
                given.has("randomize"),
                Objects.requireNonNullElse(given.word("key"), Command.PRIVATE_KEY),
                Objects.requireNonNullElse(given.word("certificate"), "certificate_pub.crt"),
                given.has("overwrite"));
    }
}
