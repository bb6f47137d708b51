package org.usersync.demo.tenant.internal.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ParsedLine;
import org.usersync.commandline.ProgramVersion;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.DemoCompany;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.TenantOptions;

/** {@code demo}: syncs a made-up company twice by the very code that syncs a real one, and checks what came of it. */
@Component(property = CommandHandler.COMMAND + "=demo")
public final class DemoHandler implements CommandHandler {
    private static final long SEED = 42;
    private static final int PEOPLE = 500;
    private static final long LOOK_MILLIS = 200;
    private static final String LOOPBACK = "localhost,127.0.0.1";

    private final CommandHandler sync;

    /**
     * Made by declarative services.
     *
     * @param sync carries out a sync
     */
    @Activate
    public DemoHandler(@Reference(target = "(" + CommandHandler.COMMAND + "=sync)") CommandHandler sync) {
        this.sync = sync;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Demo demo)) {
            return failed(invocation, "it was called for another command");
        }
        if (!demo.connector().equals("okta") && !demo.connector().equals("ldap")) {
            return failed(invocation, "its directory is an Okta tenant or an LDAP server: --connector is okta or ldap");
        }
        Integer wanted = demo.users();
        DemoCompany company = DemoCompany.realistic(SEED, wanted == null ? PEOPLE : wanted);
        String directory = demo.directory();
        try (DemoTenant tenant = DemoTenant.start(company.state(), TenantOptions.defaults());
                DemoDirectory people = directory(demo.connector(), tenant)) {
            Path folder = directory == null
                    ? Files.createTempDirectory("user-sync-demo-")
                    : invocation.workingDirectory().resolve(directory).toAbsolutePath();
            DemoFiles files = new DemoFiles(folder);
            try {
                files.write(company, tenant, people);
                return demo.serve()
                        ? serve(invocation, files, people)
                        : show(invocation, company, tenant, people, files);
            } finally {
                if (directory == null) {
                    files.delete(people);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return failed(invocation, String.valueOf(e.getMessage()));
        }
    }

    private static DemoDirectory directory(String connector, DemoTenant tenant) {
        return connector.equals("ldap") ? LdapDirectory.start(tenant.okta(), tenant.tls()) : new OktaDirectory(tenant);
    }

    private ExitStatus show(
            Invocation invocation, DemoCompany company, DemoTenant tenant, DemoDirectory people, DemoFiles files)
            throws CommandException {
        PrintStream out = invocation.out();
        AdobeState before = tenant.adobe();
        out.printf(
                "A made-up company: %d people in %d groups in %s, %d users at Adobe, both on this machine.%n",
                company.state().okta().users().size(),
                company.state().okta().groups().size(),
                people.product(),
                before.users().size());
        out.println("The first sync: user-sync " + String.join(" ", words(people, files)));
        ExitStatus first = sync(invocation, people, files);
        if (first != ExitStatus.COMPLETED) {
            return failed(invocation, "the first sync ended with status " + first.code());
        }
        int requests = tenant.journal().actions().size();
        if (requests == 0 || tenant.adobe().equals(before)) {
            return failed(invocation, "the first sync changed nothing at Adobe");
        }
        out.println();
        BeforeAndAfter.print(before, tenant.adobe(), out);
        out.println();
        out.println("The second sync, with nothing changed in between:");
        tenant.journal().clear();
        AdobeState between = tenant.adobe();
        ExitStatus second = sync(invocation, people, files);
        if (second != ExitStatus.COMPLETED) {
            return failed(invocation, "the second sync ended with status " + second.code());
        }
        if (!tenant.journal().actions().isEmpty() || !tenant.adobe().equals(between)) {
            return failed(
                    invocation,
                    "the second sync sent " + tenant.journal().actions().size() + " requests, and should send none");
        }
        out.println();
        out.printf(
                "The first sync sent %d requests of actions, the second none: Adobe equals the directory.%n", requests);
        return ExitStatus.COMPLETED;
    }

    private ExitStatus sync(Invocation invocation, DemoDirectory people, DemoFiles files) throws CommandException {
        List<String> words = words(people, files);
        if (!(new CommandLineParser(ProgramVersion.text()).parse(words) instanceof ParsedLine.Run parsed)) {
            return failed(invocation, "its own command line is refused");
        }
        return sync.run(new Invocation(
                parsed.command(),
                words,
                environment(invocation, files),
                invocation.workingDirectory(),
                invocation.home(),
                invocation.base(),
                invocation.state(),
                invocation.in(),
                invocation.console(),
                invocation.out(),
                invocation.err(),
                invocation.interrupted()));
    }

    private static List<String> words(DemoDirectory people, DemoFiles files) {
        return List.of(
                "--connector",
                people.connector(),
                "--users",
                "mapped",
                "--process-groups",
                "--update-user-info",
                "-c",
                files.root().toString());
    }

    /** The user's own, but for the authority to trust and the way to this machine. */
    private static Map<String, String> environment(Invocation invocation, DemoFiles files) {
        Map<String, String> environment = new HashMap<>(invocation.environment());
        environment.remove("REQUESTS_CA_BUNDLE");
        environment.put("SSL_CERT_FILE", files.authority().toString());
        for (String name : List.of("NO_PROXY", "no_proxy")) {
            environment.merge(name, LOOPBACK, (own, loopback) -> own.isBlank() ? loopback : own + "," + loopback);
        }
        return Map.copyOf(environment);
    }

    private static ExitStatus serve(Invocation invocation, DemoFiles files, DemoDirectory people) throws IOException {
        PrintStream out = invocation.out();
        out.println(
                "The made-up company runs on this machine until you interrupt this (Ctrl-C). In another shell, type:");
        out.println("  export SSL_CERT_FILE='" + files.authority() + "'");
        out.println("  export NO_PROXY=" + LOOPBACK);
        out.println("  user-sync --connector " + people.connector()
                + " --users mapped --process-groups --update-user-info -c '" + files.root() + "'");
        out.println("Add -t to change nothing. Its files are yours to change, and go with the company unless you named"
                + " a folder.");
        out.flush();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!invocation.interrupted().getAsBoolean()) {
                if (never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.INTERRUPTED;
    }

    private static ExitStatus failed(Invocation invocation, String why) {
        invocation.err().println("user-sync demo: " + why);
        return ExitStatus.ABORTED;
    }
}
