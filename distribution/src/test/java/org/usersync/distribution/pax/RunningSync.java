package org.usersync.distribution.pax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ParsedLine;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.Service;
import org.usersync.demo.tenant.TenantOptions;
import org.usersync.demo.tenant.TenantState;

/** A sync with the connector {@code gated} against a simulated Adobe organisation, on a thread of its own. */
final class RunningSync implements AutoCloseable {
    private final Semaphore inside = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final DemoTenant tenant;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private FutureTask<ExitStatus> run;

    RunningSync() {
        tenant = DemoTenant.start(
                new TenantState(
                        new OktaState("token", null, List.of(), List.of()),
                        new AdobeState(
                                "PAX@AdobeOrg",
                                "client",
                                "secret",
                                Map.of("acme.example", "federatedID"),
                                1,
                                List.of(),
                                List.of())),
                TenantOptions.defaults());
        System.getProperties().put("usersync.test.inside", inside);
        System.getProperties().put("usersync.test.go", goOn);
    }

    /** Starts a sync; returns when its connector is in the middle of its read. */
    RunningSync start(BundleContext context, Path folder) throws Exception {
        run = new FutureTask<>(() -> handler(context, "sync").run(invocation(folder, out, "--connector", "gated")));
        new Thread(run, "test sync").start();
        while (!inside.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            if (run.isDone()) {
                throw new AssertionError("the sync ended with " + run.get() + ": " + text());
            }
        }
        return this;
    }

    static CommandHandler handler(BundleContext context, String command) throws InvalidSyntaxException {
        return context
                .getServiceReferences(CommandHandler.class, "(" + CommandHandler.COMMAND + "=" + command + ")")
                .stream()
                .findFirst()
                .map(context::getService)
                .orElseThrow(() -> new AssertionError("no handler of " + command));
    }

    private Invocation invocation(Path folder, ByteArrayOutputStream out, String... words) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        tenant.writeAuthority(folder.resolve("ca.pem"));
        write(folder, "user-sync-config.yml", """
                adobe_users:
                  connectors:
                    umapi: connector-umapi.yml
                directory_users:
                  user_identity_type: federatedID
                  connectors:
                    gated: connector-gated.yml
                limits:
                  max_adobe_only_users: 10
                """);
        write(folder, "connector-gated.yml", "{}\n");
        write(folder, "connector-umapi.yml", """
                authentication_method: oauth
                server: {host: "%s", auth_host: "%s"}
                enterprise:
                  org_id: PAX@AdobeOrg
                  client_id: client
                  client_secret: secret
                """.formatted(tenant.host(Service.UMAPI), tenant.host(Service.IMS)));
        return invocation(
                folder, Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString()), out, words);
    }

    static Invocation invocation(
            Path folder, Map<String, String> environment, ByteArrayOutputStream out, String... words) {
        ParsedLine.Run line = (ParsedLine.Run) new CommandLineParser("test").parse(List.of(words));
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Invocation(
                line.command(),
                line.arguments(),
                environment,
                folder,
                Path.of(System.getProperty("usersync.distribution")),
                folder,
                folder.resolve("state"),
                InputStream.nullInputStream(),
                Console.none(),
                stream,
                stream,
                () -> false);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    boolean ended() {
        return run.isDone();
    }

    /** Lets the read go on and waits for the end of the sync. */
    ExitStatus finish() throws InterruptedException, ExecutionException, TimeoutException {
        goOn.release();
        return run.get(2, TimeUnit.MINUTES);
    }

    String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    boolean atAdobe(String name) {
        return tenant.adobe().user(name + "@acme.example").isPresent();
    }

    int actionRequests() {
        return tenant.journal().actions().size();
    }

    @Override
    public void close() {
        goOn.release(10);
        tenant.close();
    }
}
