package org.usersync.commandline.internal;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.BundleAction;
import org.usersync.commandline.Command;

/** The options of one of the commands of {@code bundle}. */
final class BundleModel implements CommandModel {
    private final BundleAction action;

    BundleModel(BundleAction action) {
        this.action = action;
    }

    @Override
    public String name() {
        return "bundle " + action.word();
    }

    @Override
    public String summary() {
        return switch (action) {
            case LIST -> "Shows all bundles: state, version, what they provide, and why one cannot be used.";
            case INSTALL -> "Checks bundles, installs them for this site and lists them as trusted.";
            case UPDATE -> "Puts bundles in the place of others of the same name.";
            case REMOVE -> "Removes bundles that this site installed.";
            case VERIFY -> "Computes the digests of all bundles and checks their signatures.";
            case WHY -> "Tells why a bundle or a connector is, or is not, used.";
        };
    }

    @Override
    public void describe(OptionTable options) {
        switch (action) {
            case INSTALL, UPDATE -> {
                options.one("sha256", "DIGEST", "The digest that the file must have. For one file.");
                options.operands("operands", "FILE...", "The bundles, as jars.");
            }
            case REMOVE -> options.operands("operands", "NAME...", "Names of bundles, or NAME/VERSION.");
            case WHY -> options.operands("operands", "NAME", "The name of a bundle, a connector or an extension.");
            case LIST, VERIFY -> {}
        }
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        List<String> operands = given.words("operands");
        String sha256 = given.word("sha256");
        boolean none = action == BundleAction.LIST || action == BundleAction.VERIFY;
        if (!none && operands.isEmpty()) {
            throw new UsageException(
                    action == BundleAction.INSTALL || action == BundleAction.UPDATE
                            ? "bundle " + action.word() + " needs a file"
                            : "bundle " + action.word() + " needs the name of a bundle");
        }
        if (action == BundleAction.WHY && operands.size() > 1) {
            throw new UsageException("bundle why takes one name");
        }
        return new Command.Bundle(action, operands, digest(sha256, operands));
    }

    private static @Nullable String digest(@Nullable String sha256, List<String> operands) throws UsageException {
        if (sha256 == null) {
            return null;
        }
        if (operands.size() > 1) {
            throw new UsageException("--sha256 goes with one file");
        }
        String digest = sha256.strip().toLowerCase(Locale.ROOT);
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new UsageException("--sha256: not the 64 hexadecimal digits of a SHA-256: '" + sha256 + "'");
        }
        return digest;
    }
}
