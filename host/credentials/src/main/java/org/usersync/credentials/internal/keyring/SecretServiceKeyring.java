package org.usersync.credentials.internal.keyring;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.freedesktop.dbus.ObjectPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.secret.Collection;
import org.freedesktop.secret.Item;
import org.freedesktop.secret.Pair;
import org.freedesktop.secret.Prompt;
import org.freedesktop.secret.Service;
import org.freedesktop.secret.Static;
import org.freedesktop.secret.TransportEncryption;
import org.freedesktop.secret.interfaces.Prompt.Completed;
import org.jspecify.annotations.Nullable;
import org.usersync.credentials.Keyring;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/**
 * The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC) over the D-Bus session bus, as
 * <a href="https://specifications.freedesktop.org/secret-service/">its specification</a> has it. Entries carry exactly the
 * attributes that Python's {@code keyring} writes: the service replaces an entry only if all attributes are equal, so
 * that another set of them would leave two entries side by side.
 */
final class SecretServiceKeyring implements Keyring, AutoCloseable {
    private static final Duration PROMPT = Duration.ofMinutes(2);
    private static final String NONE = "/";
    private static final String INSTEAD =
            "on a server, let the configuration take the secret from {env: …}, {file: …}, {keystore: …} or {command: …}";

    private final Map<String, String> environment;
    private @Nullable Session session;

    /** An open session: secrets travel encrypted by a key that was agreed on for it. */
    private record Session(
            DBusConnection connection, TransportEncryption transport, Service service, ObjectPath path) {}

    @FunctionalInterface
    private interface Work<T> {
        T in(Session session) throws SecretException, GeneralSecurityException;
    }

    /**
     * Makes a keyring; touches nothing yet.
     *
     * @param environment the environment variables: where the session bus is, and whether there is a display to ask on
     */
    SecretServiceKeyring(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "keyring (Secret Service)";
    }

    @Override
    public Optional<Secret> find(String service, String account) throws SecretException {
        return call(open -> newest(open, service, account).map(item -> {
            org.freedesktop.secret.Secret encrypted = item.getSecret(open.path());
            try {
                char[] plain = open.transport().decrypt(encrypted);
                Secret secret = Secret.of(plain);
                Arrays.fill(plain, '\0');
                return secret;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the secret cannot be decrypted", e);
            }
        }));
    }

    @Override
    public void put(String service, String account, Secret secret) throws SecretException {
        call(open -> {
            org.freedesktop.secret.Secret encrypted = encrypted(open, secret);
            Optional<Item> there = newest(open, service, account);
            if (there.isPresent()) {
                there.get().setSecret(encrypted);
                return Boolean.TRUE;
            }
            if (NONE.equals(open.service().readAlias("default").getPath())) {
                throw new SecretException(
                        "the keyring has no default collection yet; sign in at the desktop once, or make"
                                + " one with a program such as Passwords and Keys (seahorse)");
            }
            Collection collection =
                    new Collection(Static.Convert.toObjectPath(Static.ObjectPaths.DEFAULT_COLLECTION), open.service());
            if (collection.isLocked()) {
                unlock(open, List.of(collection.getPath()));
            }
            Map<String, String> attributes =
                    Map.of("service", service, "username", account, "application", "Python keyring library");
            Pair<ObjectPath, ObjectPath> created = collection.createItem(
                    Item.createProperties("Password for '" + account + "' on '" + service + "'", attributes),
                    encrypted,
                    true);
            if (NONE.equals(created.a.getPath())) {
                confirm(open, created.b);
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public boolean remove(String service, String account) throws SecretException {
        return call(open -> {
            List<Item> items = items(open, service, account);
            for (Item item : items) {
                ObjectPath prompt = item.delete();
                if (prompt != null && !NONE.equals(prompt.getPath())) {
                    confirm(open, prompt);
                }
            }
            return !items.isEmpty();
        });
    }

    private static org.freedesktop.secret.Secret encrypted(Session open, Secret secret)
            throws GeneralSecurityException {
        byte[] bytes = secret.use(chars -> {
            var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
            byte[] copy = new byte[encoded.remaining()];
            encoded.get(copy);
            return copy;
        });
        try {
            return open.transport().encrypt(bytes, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Several programs may have written the same entry: the one that was changed last counts. */
    private Optional<Item> newest(Session open, String service, String account) throws SecretException {
        return items(open, service, account).stream()
                .max(Comparator.comparing(item -> item.modified().longValue()));
    }

    private List<Item> items(Session open, String service, String account) throws SecretException {
        Pair<List<ObjectPath>, List<ObjectPath>> found =
                open.service().searchItems(Map.of("service", service, "username", account));
        List<ObjectPath> paths = new ArrayList<>(found.a);
        if (paths.isEmpty() && !found.b.isEmpty()) {
            unlock(open, found.b);
            paths.addAll(found.b);
        }
        return paths.stream().map(path -> new Item(path, open.service())).toList();
    }

    private void unlock(Session open, List<ObjectPath> paths) throws SecretException {
        boolean display = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        if (!display) {
            throw new SecretException(
                    "the keyring is locked, and there is no display to ask for its password on; unlock it"
                            + " by signing in at the desktop, or " + INSTEAD);
        }
        Pair<List<ObjectPath>, ObjectPath> answer = open.service().unlock(paths);
        if (!NONE.equals(answer.b.getPath())) {
            confirm(open, answer.b);
        }
    }

    private static void confirm(Session open, ObjectPath prompt) throws SecretException {
        Completed completed = new Prompt(open.service()).await(prompt, PROMPT);
        if (completed == null || completed.dismissed) {
            throw new SecretException("the keyring stayed locked: its question on the screen was not answered");
        }
    }

    private synchronized <T> T call(Work<T> work) throws SecretException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // the library looks its transports up through it, once and for all
        thread.setContextClassLoader(DBusConnectionBuilder.class.getClassLoader());
        try {
            return work.in(session());
        } catch (IOException | GeneralSecurityException e) {
            close();
            throw unreachable(e);
        } catch (RuntimeException e) {
            // the library logs what the service refuses and goes on with null
            close();
            throw new SecretException(
                    "the keyring (Secret Service) did not answer as it should, it may be locked or starting; "
                            + INSTEAD,
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Session session() throws SecretException, IOException {
        Session open = session;
        if (open == null || !open.connection().isConnected()) {
            open = opened();
            session = open;
        }
        return open;
    }

    private Session opened() throws SecretException, IOException {
        Optional<String> address = address();
        if (address.isEmpty()) {
            throw new SecretException(
                    "there is no keyring: this process belongs to no desktop session (DBUS_SESSION_BUS_ADDRESS is not set); "
                            + INSTEAD);
        }
        DBusConnection connection;
        try {
            connection = DBusConnectionBuilder.forAddress(address.get())
                    .withShared(false)
                    .build();
        } catch (RuntimeException | DBusException e) {
            throw unreachable(e);
        }
        try {
            TransportEncryption transport = new TransportEncryption(connection);
            transport.initialize();
            if (transport.openSession()) {
                transport.generateSessionKey();
                Service service = transport.getService();
                return new Session(
                        connection, transport, service, service.getSession().getPath());
            }
        } catch (RuntimeException | DBusException | GeneralSecurityException e) {
            connection.close();
            throw unreachable(e);
        }
        connection.close();
        throw unreachable(null);
    }

    /** The session's bus: as D-Bus tells it, or where systemd puts it, for what was started outside the session. */
    private Optional<String> address() {
        String told = environment.get("DBUS_SESSION_BUS_ADDRESS");
        if (told != null && !told.isBlank()) {
            return Optional.of(told.split(";", 2)[0]);
        }
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> "unix:path=" + socket);
    }

    private static SecretException unreachable(@Nullable Exception cause) {
        return new SecretException(
                "no keyring (Secret Service) answers on the session bus; start one, such as gnome-keyring, or "
                        + INSTEAD,
                cause);
    }

    @Override
    public synchronized void close() {
        Session open = session;
        session = null;
        if (open != null) {
            open.transport().clear();
            try {
                open.connection().close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
