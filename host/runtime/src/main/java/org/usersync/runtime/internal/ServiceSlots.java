package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered factories of one kind, and who has borrowed them. A slot that is taken away is first retired, so that
 * nobody borrows it any more, and then waited for: an update breaks a call in flight otherwise, even with a reference
 * held. Safe for use by several threads.
 *
 * @param <F> the type of the factories
 */
final class ServiceSlots<F> {
    private static final Logger LOG = LoggerFactory.getLogger("runtime");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final List<ServiceSlot<F>> slots = new ArrayList<>();
    private final String kind;
    private final String nameProperty;
    private final Duration drainTime;
    private final Duration grace;

    /**
     * Makes an empty registry.
     *
     * @param kind what the factories make, such as {@code connector}; for messages
     * @param nameProperty the service property that names a factory
     * @param drainTime how long a borrowed factory that is taken away is waited for
     * @param grace how long, after that, its borrowers may take to end
     */
    ServiceSlots(String kind, String nameProperty, Duration drainTime, Duration grace) {
        this.kind = kind;
        this.nameProperty = nameProperty;
        this.drainTime = drainTime;
        this.grace = grace;
    }

    /**
     * A registered factory, as it stands beside the others.
     *
     * @param name its name, or what stands in its place
     * @param label symbolic name and version of its bundle
     * @param service the factory
     * @param guard every call into it goes through this
     * @param problem why it is not used, or an empty text if it is
     * @param <F> the type of the factory
     */
    record Entry<F>(String name, String label, F service, PluginGuard guard, String problem) {}

    /** Takes a service in; made for the {@code bind} method of a component. */
    void bind(F service, ServiceReference<F> reference) {
        add(reference, ServiceOffer.of(reference, nameProperty, service));
    }

    /**
     * Takes a factory in.
     *
     * @param key what {@link #remove} will name it by
     * @param offer the factory and its properties
     */
    void add(Object key, ServiceOffer<F> offer) {
        String text = offer.name() instanceof String given ? given : "(no name)";
        String problem =
                NAME.matcher(text).matches() ? "" : "its service property " + nameProperty + " is not a name: " + text;
        lock.lock();
        try {
            slots.add(new ServiceSlot<>(key, text, offer, problem));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a factory away: nobody borrows it any more from now on. Returns when nobody has it borrowed; when the time is
     * over, its leases are withdrawn, and it returns after the grace at the latest. The lock is free meanwhile.
     *
     * @param key what {@link #add} named it by
     */
    void remove(Object key) {
        lock.lock();
        try {
            Optional<ServiceSlot<F>> found =
                    slots.stream().filter(slot -> slot.key().equals(key)).findFirst();
            if (found.isPresent()) {
                slots.remove(found.get());
                drain(found.get());
            }
        } finally {
            lock.unlock();
        }
    }

    private void drain(ServiceSlot<F> slot) {
        // Whoever takes away what it has borrowed itself would wait for itself.
        boolean own = slot.leases().stream().anyMatch(lease -> lease.borrowedBy(Thread.currentThread()));
        if (!own && awaitReturn(slot, drainTime)) {
            return;
        }
        slot.withdraw();
        LOG.warn(
                "{} {} of bundle {} goes although a run has used it for {} s: that run is ended",
                kind,
                slot.name(),
                slot.offer().label(),
                slot.leases().stream()
                        .mapToLong(lease -> lease.age().toSeconds())
                        .max()
                        .orElse(0));
        if (!own && !awaitReturn(slot, grace)) {
            LOG.warn(
                    "{} {} of bundle {} goes while a run is still inside it",
                    kind,
                    slot.name(),
                    slot.offer().label());
        }
    }

    private boolean awaitReturn(ServiceSlot<F> slot, Duration most) {
        long nanos = most.toNanos();
        try {
            while (!slot.leases().isEmpty() && nanos > 0) {
                nanos = returned.awaitNanos(nanos);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return slot.leases().isEmpty();
    }

    /** {@return all that are registered, the best of each name first} */
    List<Entry<F>> entries() {
        List<ServiceSlot<F>> now;
        lock.lock();
        try {
            now = bestFirst(slots);
        } finally {
            lock.unlock();
        }
        Map<String, ServiceSlot<F>> used = new TreeMap<>();
        List<Entry<F>> entries = new ArrayList<>();
        for (ServiceSlot<F> slot : now) {
            String problem = slot.problem();
            if (problem.isEmpty()) {
                ServiceSlot<F> winner = used.putIfAbsent(slot.name(), slot);
                problem = winner == null ? "" : overruled(slot, winner);
            }
            entries.add(
                    new Entry<>(slot.name(), slot.offer().label(), slot.offer().service(), slot.guard(), problem));
        }
        entries.sort(Comparator.comparing((Entry<F> entry) -> entry.name())
                .thenComparing(entry -> !entry.problem().isEmpty()));
        return entries;
    }

    private static String overruled(ServiceSlot<?> slot, ServiceSlot<?> winner) {
        ServiceOffer<?> best = winner.offer();
        ServiceOffer<?> offer = slot.offer();
        String reason;
        if (best.ranking() != offer.ranking()) {
            reason = "its service ranking is higher, " + best.ranking() + " against " + offer.ranking();
        } else if (best.bundle().equals(offer.bundle()) && best.version().compareTo(offer.version()) > 0) {
            reason = "its version is higher";
        } else {
            reason = "it was registered first";
        }
        return "bundle " + best.label() + " provides this name too: " + reason;
    }

    /**
     * The highest ranking comes first, then the bundle whose service is the oldest; of two versions of that bundle, the
     * higher one.
     */
    private static <F> List<ServiceSlot<F>> bestFirst(List<ServiceSlot<F>> slots) {
        Map<String, Long> oldest = new HashMap<>();
        slots.forEach(slot -> oldest.merge(slot.offer().bundle(), slot.offer().serviceId(), Math::min));
        return slots.stream()
                .sorted(Comparator.<ServiceSlot<F>>comparingInt(
                                slot -> -slot.offer().ranking())
                        .thenComparing(slot -> oldest.get(slot.offer().bundle()))
                        .thenComparing(slot -> slot.offer().version(), Comparator.reverseOrder())
                        .thenComparing(slot -> slot.offer().serviceId()))
                .toList();
    }

    /**
     * Borrows the best usable factory of a name.
     *
     * @param name its name
     * @return a lease, or empty if there is no such factory
     */
    Optional<SlotLease<F>> lease(String name) {
        lock.lock();
        try {
            List<ServiceSlot<F>> usable = slots.stream()
                    .filter(slot -> slot.problem().isEmpty() && slot.name().equals(name))
                    .toList();
            if (usable.isEmpty()) {
                return Optional.empty();
            }
            ServiceSlot<F> best = bestFirst(usable).get(0);
            SlotLease<F> lease = new SlotLease<>(this, best);
            best.leases().add(lease);
            return Optional.of(lease);
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the calling thread has borrowed something and would wait for itself if that were taken away} */
    boolean lentToThisThread() {
        lock.lock();
        try {
            return slots.stream()
                    .flatMap(slot -> slot.leases().stream())
                    .anyMatch(lease -> lease.borrowedBy(Thread.currentThread()));
        } finally {
            lock.unlock();
        }
    }

    void giveBack(ServiceSlot<F> slot, SlotLease<F> lease) {
        lock.lock();
        try {
            slot.leases().remove(lease);
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
