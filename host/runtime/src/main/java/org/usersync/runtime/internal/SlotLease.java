package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A borrowed factory. Its bundle stays until this is closed, or until the registry's patience is over: then the lease is
 * withdrawn, and every further call ends with an error that says so.
 *
 * @param <F> the type of the factory
 */
final class SlotLease<F> implements AutoCloseable {
    private final ServiceSlots<F> slots;
    private final ServiceSlot<F> slot;
    private final PluginGuard guard;
    private final Thread borrower = Thread.currentThread();
    private final long since = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();

    SlotLease(ServiceSlots<F> slots, ServiceSlot<F> slot) {
        this.slots = slots;
        this.slot = slot;
        this.guard = slot.guard();
    }

    String name() {
        return slot.name();
    }

    /** {@return the guard that every call into what the factory made has to go through} */
    PluginGuard guard() {
        return guard;
    }

    /** {@return the factory, to be called inside the guard} */
    F factory() {
        return slot.offer().service();
    }

    /** Calls the factory through the guard. */
    <T> T call(String what, Function<F, T> method) {
        return guard.call(what, () -> method.apply(factory()));
    }

    /** {@return whether whoever borrowed it is to end} */
    boolean withdrawn() {
        return slot.withdrawn();
    }

    boolean borrowedBy(Thread thread) {
        return borrower.equals(thread);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Gives the factory back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            slots.giveBack(slot, this);
        }
    }
}
