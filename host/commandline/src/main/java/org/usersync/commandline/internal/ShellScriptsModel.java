package org.usersync.commandline.internal;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.Command;
import org.usersync.commandline.Platform;

/** The options of {@code shell-scripts}. */
final class ShellScriptsModel implements CommandModel {
    @Override
    public String name() {
        return "shell-scripts";
    }

    @Override
    public String summary() {
        return "Writes the run scripts here.";
    }

    @Override
    public void describe(OptionTable options) {
        options.choice("platform", "SYSTEM", "For which system: win or linux. Default: this one.", "win", "linux");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        return new Command.ShellScripts(platform(given.word("platform")));
    }

    private static @Nullable Platform platform(@Nullable String word) throws UsageException {
        if (word == null) {
            return null;
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "win" -> Platform.WINDOWS;
            case "linux" -> Platform.UNIX;
            default -> throw new UsageException("--platform: '" + word.strip() + "' is not one of win or linux");
        };
    }
}
