package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/**
 * An Active Directory domain of Samba in a network namespace of its own, for its ports are the well-known ones. A pair
 * of virtual interfaces leads there. Needs root.
 */
final class SambaDomain implements AutoCloseable {
    static final String MISSING = "a Samba domain controller is needed: as root on Linux, with the packages samba,"
            + " samba-ad-dc, samba-ad-provision, samba-dsdb-modules, winbind, krb5-user and iproute2";
    static final String BASE = "DC=example,DC=test";
    static final String PASSWORD = "Passw0rd!23";

    private static final int LDAP_PORT = 389;
    private static final int ATTEMPTS = 200;

    /** Tells runs of several builds on one machine apart. */
    private final long number = ProcessHandle.current().pid() % 250;

    private final Path folder;
    private final Path domain;
    private final String namespace = "usersync" + number;
    private final String address = "10.53." + number + ".1";
    private final List<Process> started = new ArrayList<>();

    SambaDomain(Path folder) {
        this.folder = folder;
        this.domain = folder.resolve("domain");
    }

    static boolean possible() {
        return System.getProperty("user.name").equals("root")
                && Files.isDirectory(Path.of("/usr/share/samba/setup"))
                && Stream.of("samba", "samba-tool", "kinit", "ip").allMatch(SambaDomain::installed);
    }

    private static boolean installed(String program) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** {@return the address of the domain controller} */
    String address() {
        return address;
    }

    /** Makes the network and the domain; users and groups can be added then, and names of services. */
    void provision() {
        String inside = "us" + number + "a";
        String outside = "us" + number + "b";
        run("ip", "netns", "add", namespace);
        run("ip", "link", "add", inside, "netns", namespace, "type", "veth", "peer", "name", outside);
        inNamespace("ip", "link", "set", "lo", "up");
        inNamespace("ip", "addr", "add", address + "/30", "dev", inside);
        inNamespace("ip", "link", "set", inside, "up");
        run("ip", "addr", "add", "10.53." + number + ".2/30", "dev", outside);
        run("ip", "link", "set", outside, "up");
        inNamespace(
                "samba-tool",
                "domain",
                "provision",
                "--targetdir=" + domain,
                "--realm=EXAMPLE.TEST",
                "--domain=EXAMPLE",
                "--server-role=dc",
                "--dns-backend=NONE",
                "--adminpass=" + PASSWORD,
                "--host-name=addc",
                "--host-ip=" + address,
                "--use-rfc2307",
                "--option=vfs objects=",
                "--option=interfaces=lo " + inside,
                "--option=bind interfaces only=yes");
        // Clients of tests know no DNS: Kerberos names the service by its address.
        tool("spn", "add", "ldap/" + address, "ADDC$");
    }

    /** Runs samba-tool on the domain's database. */
    void tool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("samba-tool"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-H", domain.resolve("private/sam.ldb").toString()));
        run(command.toArray(String[]::new));
    }

    /** Writes the keys of a user, or of a service that a user stands for, into a file. */
    Path keyTab(String user) {
        Path file = folder.resolve(user.replace('/', '-') + ".keytab");
        run(
                "samba-tool",
                "domain",
                "exportkeytab",
                file.toString(),
                "--principal=" + user + "@EXAMPLE.TEST",
                "--configfile=" + configuration());
        return file;
    }

    private Path configuration() {
        return domain.resolve("etc/smb.conf");
    }

    /** Starts the domain controller with a certificate. */
    void start(TestAuthority.Identity identity) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(configuration()).stream()
                    .filter(line -> !line.contains("server services"))
                    .toList());
            lines.addAll(
                    lines.indexOf("[global]") + 1,
                    List.of(
                            "server services = rpc, ldap, cldap, kdc",
                            // As hardened domains of Windows: whoever signs in without TLS has to sign every message.
                            "ldap server require strong auth = allow_sasl_over_tls",
                            "tls certfile = " + identity.certificate(),
                            "tls keyfile = " + identity.key(),
                            "tls cafile ="));
            Files.write(configuration(), lines);
            Path hosts = Files.writeString(
                    folder.resolve("hosts"), "127.0.0.1 localhost\n" + address + " addc.example.test addc\n");
            // The namespace has mounts of its own too, so the machine's own hosts file stays as it is.
            String script = "mount --bind " + hosts + " /etc/hosts && exec samba -i -M single --configfile="
                    + configuration() + " --debug-stdout";
            started.add(new ProcessBuilder("ip", "netns", "exec", namespace, "sh", "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        awaitAnswer();
    }

    private void awaitAnswer() {
        Process samba = started.get(0);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (LDAPConnection connection = new LDAPConnection(address, LDAP_PORT)) {
                connection.getRootDSE();
                return;
            } catch (LDAPException notYet) {
                try {
                    if (samba.waitFor(100, TimeUnit.MILLISECONDS)) {
                        throw new IllegalStateException("samba ended: " + Files.readString(folder.resolve("output")));
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stop);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
        throw new IllegalStateException("samba does not answer");
    }

    /** Writes the configuration by which Kerberos clients find the domain controller. */
    Path kerberosConfiguration() {
        try {
            return Files.writeString(folder.resolve("krb5.conf"), """
                    [libdefaults]
                    default_realm = EXAMPLE.TEST
                    dns_lookup_kdc = false
                    dns_lookup_realm = false
                    rdns = false
                    udp_preference_limit = 1
                    [realms]
                    EXAMPLE.TEST = {
                     kdc = %1$s
                    }
                    [domain_realm]
                    %1$s = EXAMPLE.TEST
                    """.formatted(address));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Gets a ticket by a key tab and keeps it in a cache. */
    Path ticket(String user, Path keyTab) {
        Path cache = folder.resolve(user + ".cache");
        run(
                "env",
                "KRB5_CONFIG=" + kerberosConfiguration(),
                "kinit",
                "-c",
                "FILE:" + cache,
                "-k",
                "-t",
                keyTab.toString(),
                user);
        return cache;
    }

    private void inNamespace(String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(Arrays.asList(command));
        run(whole.toArray(String[]::new));
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        for (Process process : started) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        // The pair of interfaces goes with the namespace that holds one of them.
        run("ip", "netns", "del", namespace);
    }
}
