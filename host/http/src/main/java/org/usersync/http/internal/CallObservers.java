package org.usersync.http.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.usersync.http.CallObserver;

/** All observers that are registered at the moment. Safe for use by several threads. */
final class CallObservers implements CallObserver {
    private final List<CallObserver> observers = new CopyOnWriteArrayList<>();

    void add(CallObserver observer) {
        observers.add(observer);
    }

    void remove(CallObserver observer) {
        observers.remove(observer);
    }

    @Override
    public void answered(String service, int status) {
        observers.forEach(observer -> observer.answered(service, status));
    }

    @Override
    public void failed(String service) {
        observers.forEach(observer -> observer.failed(service));
    }

    @Override
    public void waits(String service, Duration time) {
        observers.forEach(observer -> observer.waits(service, time));
    }
}
