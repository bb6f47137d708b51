package org.usersync.runtime.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A registered factory and who has borrowed it. All fields but {@code withdrawn} are guarded by the lock of its
 * {@link ServiceSlots}.
 *
 * @param <F> the type of the factory
 */
final class ServiceSlot<F> {
    private final Object key;
    private final String name;
    private final ServiceOffer<F> offer;
    private final String problem;
    private final List<SlotLease<F>> leases = new ArrayList<>();
    private volatile boolean withdrawn;

    ServiceSlot(Object key, String name, ServiceOffer<F> offer, String problem) {
        this.key = key;
        this.name = name;
        this.offer = offer;
        this.problem = problem;
    }

    Object key() {
        return key;
    }

    String name() {
        return name;
    }

    ServiceOffer<F> offer() {
        return offer;
    }

    /** {@return why it can never be lent, or an empty text} */
    String problem() {
        return problem;
    }

    List<SlotLease<F>> leases() {
        return leases;
    }

    /** From now on whoever still has it borrowed is to end: its bundle does not wait any longer. */
    void withdraw() {
        withdrawn = true;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    PluginGuard guard() {
        return new PluginGuard(offer.label(), offer.service().getClass().getClassLoader(), this::withdrawn);
    }
}
