package org.usersync.http;

import java.time.Duration;

/**
 * Sees how the calls of all services go: a bundle registers it as a service. Called by the threads that call, several at a
 * time; must be quick and must not throw.
 */
public interface CallObserver {
    /**
     * A service answered.
     *
     * @param service its name for people, such as {@code Okta}
     * @param status the HTTP status
     */
    void answered(String service, int status);

    /**
     * A service did not answer, or its answer broke off.
     *
     * @param service its name for people
     */
    void failed(String service);

    /**
     * A call waits because of a rate limit.
     *
     * @param service the service's name for people
     * @param time how long it is going to wait
     */
    void waits(String service, Duration time);
}
