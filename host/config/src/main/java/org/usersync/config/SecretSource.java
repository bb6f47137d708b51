package org.usersync.config;

import org.usersync.spi.secret.Secret;

/** Where secrets come from that do not stand in a configuration file. Called on the thread that loads. */
@FunctionalInterface
public interface SecretSource {
    /**
     * Reads a secret.
     *
     * @param service the name that {@code secure_…_key} gives
     * @param account the user name that belongs to it
     * @return the secret, not empty
     * @throws UnavailableException if there is no such secret, or the source cannot be read
     */
    Secret secret(String service, String account) throws UnavailableException;

    /** {@return a source for a program without any: every key is answered by what to do instead} */
    static SecretSource none() {
        return (service, account) -> {
            throw new UnavailableException(
                    "the keyring of the operating system is not available in this version; write the value into the file");
        };
    }

    /** A secret cannot be had. The message is one line for the user. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * Makes an exception.
         *
         * @param message one line
         */
        public UnavailableException(String message) {
            super(message);
        }

        /**
         * Makes an exception with a cause.
         *
         * @param message one line
         * @param cause what failed
         */
        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
