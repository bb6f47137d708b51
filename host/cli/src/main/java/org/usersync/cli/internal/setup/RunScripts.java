package org.usersync.cli.internal.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.usersync.commandline.Platform;

/** The scripts that run a sync from the folder they lie in: one in test mode, one in earnest. */
final class RunScripts {
    private static final String TEST = "Runs User Sync in test mode: Adobe checks everything and changes nothing.";
    private static final String LIVE = "Runs User Sync: what differs is changed at Adobe.";

    private final Path home;
    private final Platform here;

    /**
     * Makes scripts.
     *
     * @param home the program's folder
     * @param here the system this program runs on
     */
    RunScripts(Path home, Platform here) {
        this.home = home;
        this.here = here;
    }

    /** The kind of system of a name that Java gives it. */
    static Platform platform(String systemName) {
        return systemName.toLowerCase(Locale.ROOT).startsWith("windows") ? Platform.WINDOWS : Platform.UNIX;
    }

    /**
     * Two scripts.
     *
     * @param folder where they go
     * @param platform the system that will run them; on another one than this, the program is looked for on its path
     */
    List<NewFile> in(Path folder, Platform platform) {
        return platform == Platform.WINDOWS
                ? List.of(
                        file(folder, "Run_UST_Test_Mode.bat", batch("--test-mode", TEST)),
                        file(folder, "Run_UST_Live.bat", batch("--no-test-mode", LIVE)))
                : List.of(
                        file(folder, "ust_test.sh", shell("--test-mode", TEST)),
                        file(folder, "ust_live.sh", shell("--no-test-mode", LIVE)));
    }

    private static NewFile file(Path folder, String name, String text) {
        return new NewFile(folder.resolve(name), text, NewFile.Kind.SCRIPT);
    }

    private String shell(String mode, String purpose) {
        String program = here == Platform.UNIX
                ? "'" + home.resolve("bin").resolve("user-sync").toString().replace("'", "'\\''") + "'"
                : "user-sync";
        return String.join(
                "\n",
                "#!/bin/sh",
                "# " + purpose,
                "# Options come from invocation_defaults in user-sync-config.yml, and from this script's own command line.",
                "cd \"$(dirname \"$0\")\" || exit 1",
                "exec " + program + " " + mode + " \"$@\"",
                "");
    }

    private String batch(String mode, String purpose) {
        String program = here == Platform.WINDOWS
                ? home.resolve("bin").resolve("user-sync.bat").toString().replace("%", "%%")
                : "user-sync.bat";
        return String.join(
                "\r\n",
                "@echo off",
                "rem " + purpose,
                "rem Options come from invocation_defaults in user-sync-config.yml, and from this script's own command line.",
                "cd /d \"%~dp0\" || exit /b 1",
                "call \"" + program + "\" " + mode + " %*",
                "exit /b %ERRORLEVEL%",
                "");
    }
}
