package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/** OpenLDAP's server on loopback, with a configuration and a database of its own. */
final class Slapd implements AutoCloseable {
    static final String MISSING = "OpenLDAP's server is needed: install the packages slapd and ldap-utils";
    static final String MISSING_KERBEROS = MISSING + ", and for Kerberos the package libsasl2-modules-gssapi-mit";

    static final String LIMITED = "cn=limited,dc=example,dc=com";

    private static final String ADMIN = "cn=admin,dc=example,dc=com";
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/slapd"), Path.of("/usr/lib/openldap/slapd"));
    /** OpenLDAP's control for entries that break the rules of attributes of its own. */
    private static final String RELAX_RULES = "1.3.6.1.4.1.4203.666.5.12";

    private static final int ATTEMPTS = 200;

    private final Process process;
    private final int plainPort;
    private final int tlsPort;
    private final Path output;

    /**
     * Starts a server.
     *
     * @param folder where it keeps everything; empty
     * @param identity its certificate, or null for a server without TLS
     * @param directives lines for the global part of its configuration
     */
    Slapd(Path folder, TestAuthority.@Nullable Identity identity, String... directives) {
        this(folder, identity, List.of(directives), List.of(), Map.of());
    }

    /**
     * Starts a server.
     *
     * @param folder where it keeps everything; empty
     * @param identity its certificate, or null for a server without TLS
     * @param directives lines for the global part of its configuration
     * @param database lines for the database's part
     * @param environment variables of its process
     */
    Slapd(
            Path folder,
            TestAuthority.@Nullable Identity identity,
            List<String> directives,
            List<String> database,
            Map<String, String> environment) {
        this.output = folder.resolve("output");
        try {
            plainPort = freePort();
            tlsPort = freePort();
            Path configuration = configuration(folder, identity, directives, database);
            String urls = "ldap://127.0.0.1:" + plainPort + "/";
            if (identity != null) {
                urls += " ldaps://127.0.0.1:" + tlsPort + "/";
            }
            ProcessBuilder builder = new ProcessBuilder(
                            program().toString(), "-f", configuration.toString(), "-h", urls, "-d", "0")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        awaitAnswer();
    }

    static boolean installed() {
        return PROGRAMS.stream().anyMatch(Files::isExecutable);
    }

    /** Whether servers here can take Kerberos tickets: a module of the SASL library brings it. */
    static boolean speaksKerberos() {
        try (Stream<Path> libraries = Files.list(Path.of("/usr/lib"))) {
            return libraries
                    .map(folder -> folder.resolve("sasl2/libgssapiv2.so"))
                    .anyMatch(Files::exists);
        } catch (IOException none) {
            return false;
        }
    }

    private static Path program() {
        return PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path configuration(
            Path folder, TestAuthority.@Nullable Identity identity, List<String> directives, List<String> database)
            throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        String tls = identity == null
                ? ""
                : "TLSCertificateFile " + identity.certificate() + "\nTLSCertificateKeyFile " + identity.key() + "\n";
        // Behind the size limit only cn=limited cannot page on.
        return Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                moduleload ppolicy
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                %2$s%3$s
                database mdb
                suffix "dc=example,dc=com"
                rootdn "%4$s"
                rootpw %5$s
                directory %6$s
                index objectClass,cn,memberOf eq
                limits dn.exact="%7$s" size.soft=50 size.hard=50
                limits * size.soft=50 size.hard=50 size.prtotal=unlimited
                overlay memberof
                %8$s
                """.formatted(
                        folder,
                        tls,
                        String.join("\n", directives),
                        ADMIN,
                        MemoryDirectory.PASSWORD,
                        data,
                        LIMITED,
                        String.join("\n", database)));
    }

    private void awaitAnswer() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (LDAPConnection connection = new LDAPConnection("127.0.0.1", plainPort)) {
                connection.getRootDSE();
                return;
            } catch (LDAPException notYet) {
                if (!notYet.getResultCode().equals(ResultCode.CONNECT_ERROR)) {
                    // It answers, if only to ask for TLS.
                    return;
                }
                try {
                    if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                        throw new IllegalStateException("slapd ended: " + Files.readString(output));
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stop);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
        close();
        throw new IllegalStateException("slapd does not answer");
    }

    /** Adds the base and the accounts of readers. */
    Slapd filled() {
        add(
                MemoryDirectory.BASE,
                new Attribute("objectClass", "dcObject", "organization"),
                new Attribute("dc", "example"),
                new Attribute("o", "Example"));
        for (String reader : List.of(MemoryDirectory.READER, LIMITED)) {
            add(
                    reader,
                    new Attribute("objectClass", "person"),
                    new Attribute("sn", "Reader"),
                    new Attribute("userPassword", MemoryDirectory.PASSWORD));
        }
        return this;
    }

    String person(String name, Attribute... more) {
        Attribute[] all = Arrays.copyOf(more, more.length + 4);
        all[more.length] = new Attribute("objectClass", "inetOrgPerson");
        all[more.length + 1] = new Attribute("sn", "Last " + name);
        all[more.length + 2] = new Attribute("givenName", "First " + name);
        all[more.length + 3] = new Attribute("mail", name + "@example.com");
        return add(MemoryDirectory.dn(name), all);
    }

    String group(String name, String... members) {
        return add(
                MemoryDirectory.dn(name),
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("member", members));
    }

    /** Adds an entry with attributes that only the server itself may write otherwise. */
    String relaxed(String dn, Attribute... attributes) {
        return add(dn, new Control[] {new Control(RELAX_RULES, true)}, attributes);
    }

    String add(String dn, Attribute... attributes) {
        return add(dn, new Control[0], attributes);
    }

    private String add(String dn, Control[] controls, Attribute... attributes) {
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", plainPort, ADMIN, MemoryDirectory.PASSWORD)) {
            connection.add(new AddRequest(new Entry(dn, attributes), controls));
            return dn;
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String plainUrl() {
        return "ldap://localhost:" + plainPort;
    }

    String tlsUrl() {
        return "ldaps://localhost:" + tlsPort;
    }

    @Override
    public void close() {
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
}
