package org.usersync.distribution.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.TenantState;
import org.usersync.distribution.InstalledProgram;

/** The services of the programs that are killed; each answer is held back a little, so that a run has a length. */
final class KilledCompany implements AutoCloseable {
    private static final long LATENCY_MILLIS = 15;

    private final Path folder;
    private final DemoTenant primary;
    private final DemoTenant second;

    /** @param folder an empty folder */
    KilledCompany(Path folder) throws IOException {
        this.folder = folder;
        World world = World.usual();
        primary = Lane.tenant(new TenantState(world.okta(), world.primary()), LATENCY_MILLIS);
        second = Lane.tenant(new TenantState(world.okta(), world.second()), LATENCY_MILLIS);
        Files.writeString(folder.resolve("authorities.pem"), primary.authorityPem() + '\n' + second.authorityPem());
    }

    void reset(World world) {
        primary.okta(world.okta());
        primary.adobe(world.primary());
        second.adobe(world.second());
        primary.journal().clear();
        second.journal().clear();
    }

    /** {@return how many calls were answered since the reset} */
    int calls() {
        return primary.journal().entries().size() + second.journal().entries().size();
    }

    Snapshot primary() {
        return Snapshot.of(primary.adobe());
    }

    Snapshot second() {
        return Snapshot.of(second.adobe());
    }

    /**
     * The installed program, configured.
     *
     * @param scratch gets its state folder, if it has none
     */
    InstalledProgram program(Setup setup, Path scratch) throws IOException {
        Path work = Files.createDirectories(folder.resolve(setup.name()));
        Lane.write(work, setup.files(primary, second));
        return new InstalledProgram(scratch)
                .workingDirectory(work)
                // As users have it; other tests do without.
                .set("USER_SYNC_CLASS_ARCHIVE", "yes")
                .set("SSL_CERT_FILE", folder.resolve("authorities.pem").toString());
    }

    @Override
    public void close() {
        primary.close();
        second.close();
    }
}
