package org.usersync.http;

/** A setting of the network is unusable. The message is one line that names the variable, free of secrets. */
public final class NetworkSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line, free of secrets
     */
    public NetworkSettingsException(String message) {
        super(message);
    }
}
