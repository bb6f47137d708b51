package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/**
 * The registered connectors and who has borrowed them. A slot that is taken away is first retired, so that nobody
 * borrows it any more, and then waited for: an update breaks a call in flight otherwise, even with a reference held.
 */
final class ConnectorSlots {
    private static final Logger LOG = LoggerFactory.getLogger("runtime");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final List<Slot> slots = new ArrayList<>();
    private final Duration drainTime;

    /**
     * Makes an empty registry.
     *
     * @param drainTime how long to wait for a borrowed connector that is taken away
     */
    ConnectorSlots(Duration drainTime) {
        this.drainTime = drainTime;
    }

    /** One registered service. */
    private static final class Slot {
        private final Object key;
        private final String name;
        private final int ranking;
        private final long serviceId;
        private final DirectoryConnectorFactory factory;
        private final String bundle;
        private final String problem;
        private int leases;

        Slot(
                Object key,
                String name,
                int ranking,
                long serviceId,
                DirectoryConnectorFactory factory,
                String bundle,
                String problem) {
            this.key = key;
            this.name = name;
            this.ranking = ranking;
            this.serviceId = serviceId;
            this.factory = factory;
            this.bundle = bundle;
            this.problem = problem;
        }
    }

    /**
     * Takes a service in.
     *
     * @param key what {@link #remove} will name it by
     * @param name the value of its name property, null if it has none
     * @param ranking its service ranking; of one name the highest is used, then the oldest
     * @param serviceId its service id
     * @param factory the service
     * @param bundle symbolic name and version of its bundle
     */
    void add(
            Object key,
            @Nullable Object name,
            int ranking,
            long serviceId,
            DirectoryConnectorFactory factory,
            String bundle) {
        String text = name instanceof String given ? given : "(no name)";
        String problem = NAME.matcher(text).matches()
                ? ""
                : "its service property " + DirectoryConnectorFactory.NAME + " is not a name: " + text;
        lock.lock();
        try {
            slots.add(new Slot(key, text, ranking, serviceId, factory, bundle, problem));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a service away: nobody borrows it any more from now on; returns when nobody has it borrowed, or when the
     * time is over.
     *
     * @param key what {@link #add} named it by
     */
    void remove(Object key) {
        lock.lock();
        try {
            Optional<Slot> found =
                    slots.stream().filter(slot -> slot.key.equals(key)).findFirst();
            if (found.isEmpty()) {
                return;
            }
            Slot slot = found.get();
            slots.remove(slot);
            long nanos = drainTime.toNanos();
            while (slot.leases > 0 && nanos > 0) {
                nanos = returned.awaitNanos(nanos);
            }
            if (slot.leases > 0) {
                LOG.warn(
                        "connector {} of bundle {} goes although a run still uses it: waited {} s",
                        slot.name,
                        slot.bundle,
                        TimeUnit.NANOSECONDS.toSeconds(drainTime.toNanos()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    List<ConnectorDescription> descriptions() {
        List<Slot> now;
        lock.lock();
        try {
            now = new ArrayList<>(slots);
        } finally {
            lock.unlock();
        }
        now.sort(BEST_FIRST);
        TreeMap<String, String> used = new TreeMap<>();
        List<ConnectorDescription> descriptions = new ArrayList<>();
        for (Slot slot : now) {
            String problem = slot.problem;
            if (problem.isEmpty()) {
                String winner = used.putIfAbsent(slot.name, slot.bundle);
                problem = winner == null ? "" : "bundle " + winner + " of higher ranking provides this name";
            }
            descriptions.add(new ConnectorDescription(slot.name, slot.bundle, capabilities(slot), problem));
        }
        descriptions.sort(
                Comparator.comparing(ConnectorDescription::name).thenComparing(ConnectorDescription::problem));
        return descriptions;
    }

    private static String capabilities(Slot slot) {
        try {
            return guard(slot)
                    .call(
                            "capabilities",
                            () -> String.join(
                                    ", ",
                                    slot.factory.capabilities().stream()
                                            .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                                            .sorted()
                                            .toList()));
        } catch (PluginException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    private static final Comparator<Slot> BEST_FIRST =
            Comparator.<Slot>comparingInt(slot -> -slot.ranking).thenComparingLong(slot -> slot.serviceId);

    private static PluginGuard guard(Slot slot) {
        ClassLoader loader = slot.factory.getClass().getClassLoader();
        return new PluginGuard(slot.bundle, loader);
    }

    Optional<ConnectorLease> lease(String name) {
        lock.lock();
        try {
            Optional<Slot> best = slots.stream()
                    .filter(slot -> slot.problem.isEmpty() && slot.name.equals(name))
                    .min(BEST_FIRST);
            best.ifPresent(slot -> slot.leases++);
            return best.map(slot -> new FactoryLease(slot.name, slot.factory, guard(slot), () -> giveBack(slot)));
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Slot slot) {
        lock.lock();
        try {
            slot.leases--;
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
