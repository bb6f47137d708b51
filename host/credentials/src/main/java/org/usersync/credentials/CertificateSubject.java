package org.usersync.credentials;

/**
 * Whom a certificate names. A part that is empty is left out.
 *
 * @param country the country's code of two letters
 * @param state the state or province
 * @param city the city
 * @param organisation the organisation
 * @param commonName what the certificate is for
 * @param email an address
 */
public record CertificateSubject(
        String country, String state, String city, String organisation, String commonName, String email) {}
