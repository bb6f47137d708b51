package org.usersync.benchmarks.ldap;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenLDAP's server with many people in a few groups; {@code memberOf} is indexed. */
final class People implements AutoCloseable {
    static final String BASE = "dc=example,dc=com";
    static final String PASSWORD = "benchmark";
    static final String READER = "cn=reader," + BASE;

    private static final int START_SECONDS = 30;

    private final Process server;
    private final int port;

    private People(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Fills a folder and starts a server on it. */
    static People start(Path folder, int users, int groups) throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path configuration =
                Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                sizelimit unlimited
                database mdb
                suffix "%2$s"
                rootdn "%3$s"
                rootpw %4$s
                directory %5$s
                maxsize 4294967296
                index objectClass,cn,memberOf eq
                overlay memberof
                """.formatted(folder, BASE, READER, PASSWORD, data));
        Path ldif = folder.resolve("people.ldif");
        write(ldif, users, groups);
        run(List.of("/usr/sbin/slapadd", "-q", "-f", configuration.toString(), "-l", ldif.toString()));
        int port = freePort();
        Process server = new ProcessBuilder(
                        "/usr/sbin/slapd",
                        "-f",
                        configuration.toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port + "/",
                        "-d",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        People people = new People(server, port);
        people.awaitAnswer();
        return people;
    }

    private static void write(Path file, int users, int groups) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "dn: " + BASE + "\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n");
            for (int user = 0; user < users; user++) {
                out.write("dn: " + user(user) + "\nobjectClass: inetOrgPerson\nuid: person" + user + "\ncn: Person "
                        + user
                        + "\nsn: Surname " + user + "\ngivenName: Given " + user + "\nmail: person" + user
                        + "@example.com\nemployeeNumber: " + user + "\ntitle: Engineer\ntelephoneNumber: +49 30 " + user
                        + "\nmemberOf: " + group(user % groups) + "\n\n");
            }
            for (int group = 0; group < groups; group++) {
                out.write("dn: " + group(group) + "\nobjectClass: groupOfNames\n");
                for (int user = group; user < users; user += groups) {
                    out.write("member: " + user(user) + "\n");
                }
                out.write("\n");
            }
        }
    }

    private static String user(int number) {
        return "uid=person" + number + "," + BASE;
    }

    /** {@return the DN of a group} */
    static String group(int number) {
        return "cn=" + groupName(number) + "," + BASE;
    }

    static String groupName(int number) {
        return "group" + number;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (server.isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException("slapd does not answer");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
