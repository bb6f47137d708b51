package org.usersync.http.internal;

import java.security.cert.CertificateException;

/** Says in words why a certificate was refused; the host is not named, whoever asked knows it. */
final class RefusedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final boolean foreign;

    RefusedCertificateException(boolean foreign, String message, CertificateException cause) {
        super(message, cause);
        this.foreign = foreign;
    }

    /** {@return whether it is the issuer that is not trusted, as it is behind a proxy that opens TLS} */
    boolean foreign() {
        return foreign;
    }
}
