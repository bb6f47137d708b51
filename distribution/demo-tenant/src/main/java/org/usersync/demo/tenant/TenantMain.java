package org.usersync.demo.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Runs a tenant as a process of its own:
 *
 * <pre>java -cp … org.usersync.demo.tenant.TenantMain [STATE.json] [--ca FILE] [--save FILE]</pre>
 *
 * <p>Without a file it is the company of the demo. When it is ready it prints one line, {@code ready okta=PORT ims=PORT
 * umapi=PORT ca=FILE}. It ends when its standard input does, or when it is terminated; with {@code --save} it then
 * writes what has become of the company.
 */
public final class TenantMain {
    private static final int PEOPLE = 500;
    private static final long SEED = 42;

    private TenantMain() {}

    /**
     * Runs until the end of standard input.
     *
     * @param arguments see above
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err));
    }

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        Path state = null;
        Path authority = Path.of("demo-ca.pem");
        Path save = null;
        for (int i = 0; i < arguments.length; i++) {
            boolean option = arguments[i].startsWith("--");
            if (option && i + 1 < arguments.length && arguments[i].equals("--ca")) {
                authority = Path.of(arguments[++i]);
            } else if (option && i + 1 < arguments.length && arguments[i].equals("--save")) {
                save = Path.of(arguments[++i]);
            } else if (!option && state == null) {
                state = Path.of(arguments[i]);
            } else {
                err.println("usage: TenantMain [STATE.json] [--ca FILE] [--save FILE]");
                return 2;
            }
        }
        try {
            DemoCompany company = DemoCompany.realistic(SEED, PEOPLE);
            TenantFile file = state == null
                    ? new TenantFile(company.state().okta(), company.state().adobe(), null)
                    : TenantFile.read(state);
            serve(file, authority, save, in, out);
            return 0;
        } catch (IOException | UncheckedIOException e) {
            err.println("the demo tenant cannot run: " + e.getMessage());
            return 1;
        }
    }

    private static void serve(TenantFile file, Path authority, @Nullable Path save, InputStream in, PrintStream out)
            throws IOException {
        try (DemoTenant tenant = DemoTenant.start(file.state(), file.behaviour(), Map.of(), Clock.systemUTC())) {
            tenant.writeAuthority(authority);
            out.println("ready okta=" + tenant.port(Service.OKTA) + " ims=" + tenant.port(Service.IMS) + " umapi="
                    + tenant.port(Service.UMAPI) + " ca=" + authority.toAbsolutePath());
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
            if (save != null) {
                new TenantFile(tenant.okta(), tenant.adobe(), file.options()).write(save);
            }
        }
    }
}
