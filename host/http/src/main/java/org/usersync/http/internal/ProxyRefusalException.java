package org.usersync.http.internal;

import java.io.IOException;

/** The proxy did not open the way to the service. Its answer must never be taken for one of the service. */
final class ProxyRefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ProxyRefusalException(int status) {
        super("CONNECT was answered with status " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
