package org.usersync.demo.tenant.internal.web;

/** A simulated service behind its socket. Called by many threads. */
public interface Endpoint {
    /**
     * {@return the answer to a request}
     *
     * @param request what is asked
     */
    Reply answer(Request request);

    /**
     * {@return the answer the service usually gives with a status when it has trouble}
     *
     * @param status of the answer
     */
    Reply trouble(int status);
}
