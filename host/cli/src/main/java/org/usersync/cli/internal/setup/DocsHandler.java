package org.usersync.cli.internal.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;

/** {@code docs}: opens the manual in a browser, or prints it where there is none. */
@Component(property = CommandHandler.COMMAND + "=docs")
public final class DocsHandler implements CommandHandler {
    /** The manual as pages for a browser. */
    static final String PAGES = "docs/index.html";

    /** The manual as one text. */
    static final String TEXT = "docs/manual.md";

    private final Browser browser;

    /** Made by declarative services. */
    @Activate
    public DocsHandler() {
        this(new SystemBrowser(System.getProperty("os.name", "")));
    }

    DocsHandler(Browser browser) {
        this.browser = browser;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        Path pages = invocation.home().resolve(PAGES);
        if (Files.isReadable(pages) && browser.open(pages.toUri(), invocation.environment())) {
            invocation.out().println("opened " + pages);
            return ExitStatus.COMPLETED;
        }
        Path text = invocation.home().resolve(TEXT);
        try {
            invocation
                    .out()
                    .write(Files.readString(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            invocation.out().flush();
            return ExitStatus.COMPLETED;
        } catch (IOException unreadable) {
            throw new CommandException(
                    ExitStatus.ABORTED,
                    "the manual '" + text + "' cannot be read: the program is not complete, unpack it again",
                    unreadable);
        }
    }
}
