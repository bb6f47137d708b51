package org.usersync.distribution.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.OktaOptions;
import org.usersync.demo.tenant.TenantOptions;
import org.usersync.demo.tenant.TenantState;
import org.usersync.distribution.InstalledProgram.Result;
import org.usersync.distribution.scenario.Program;

/** One program and the services it works on. Lanes share nothing; a lane is used by one thread at a time. */
final class Lane implements AutoCloseable {
    private final Path folder;
    private final Program program;
    private final DemoTenant primary;
    private final DemoTenant second;
    private final Map<String, String> environment;

    /** @param folder an empty folder */
    Lane(Path folder) throws Exception {
        this.folder = folder;
        World world = World.usual();
        primary = tenant(new TenantState(world.okta(), world.primary()), 0);
        second = tenant(new TenantState(world.okta(), world.second()), 0);
        Path authorities = Files.writeString(
                folder.resolve("authorities.pem"), primary.authorityPem() + '\n' + second.authorityPem());
        environment = Map.of("SSL_CERT_FILE", authorities.toString());
        program = new Program(
                Path.of(System.getProperty("usersync.distribution")),
                Files.createDirectories(folder.resolve("state")),
                true);
    }

    /** Small pages and lists, so that few people make several of each. */
    static DemoTenant tenant(TenantState state, long latencyMillis) {
        return DemoTenant.start(
                state,
                TenantOptions.defaults()
                        .latency(latencyMillis)
                        .okta(OktaOptions.defaults().pages(4, 3))
                        .adobe(AdobeOptions.defaults().pages(5, 2)));
    }

    DemoTenant primary() {
        return primary;
    }

    DemoTenant second() {
        return second;
    }

    /** Gives the services what a case begins with. */
    void reset(World world) {
        primary.okta(world.okta());
        primary.adobe(world.primary());
        second.adobe(world.second());
        calm();
    }

    /** Ends all faults, and forgets what was asked. */
    void calm() {
        primary.faults();
        second.faults();
        primary.journal().clear();
        second.journal().clear();
    }

    void faults(boolean ofSecond, List<Fault> faults) {
        (ofSecond ? second : primary).faults(faults.toArray(Fault[]::new));
    }

    Result run(Setup setup) throws Exception {
        Path work = Files.createDirectories(folder.resolve(setup.name()));
        write(work, setup.files(primary, second));
        Files.deleteIfExists(work.resolve(Setup.LISTED));
        return program.run(setup.words(), environment, work, "");
    }

    /** {@return the sorted lines of the list that the last run of a setup wrote, or empty; they stand in Adobe's order} */
    String listed(Setup setup) throws IOException {
        Path list = folder.resolve(setup.name()).resolve(Setup.LISTED);
        return Files.exists(list) ? Files.readAllLines(list).stream().sorted().collect(Collectors.joining("\n")) : "";
    }

    static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
        primary.close();
        second.close();
    }
}
