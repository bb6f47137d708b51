package org.usersync.manual;

import java.io.IOException;
import java.nio.file.Path;

/** The step of the build. */
public final class Main {
    private Main() {}

    /**
     * Makes the manual.
     *
     * @param arguments the folder with the pages, and the folder where the manual goes
     * @throws IOException if a page cannot be read, a link leads nowhere, or a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Manual manual = Manual.read(Path.of(arguments[0]));
        new Site(manual).write(Path.of(arguments[1]));
    }
}
