package org.usersync.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the certificates of a PEM file. Text between them is passed over: such files often carry the issuer's name
 * above each certificate, or a key that is none of our business.
 */
final class CaBundle {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)-----END (?:X509 )?CERTIFICATE-----");

    private final String source;
    private final String file;

    private CaBundle(String source, String file) {
        this.source = source;
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param source who names it, for the message, such as "Environment variable SSL_CERT_FILE"
     * @param file its path
     * @return its certificates, at least one, in their order
     * @throws NetworkSettingsException if there are none
     */
    static List<X509Certificate> read(String source, String file) {
        return new CaBundle(source, file).certificates();
    }

    private List<X509Certificate> certificates() {
        Matcher blocks = BLOCK.matcher(text());
        List<X509Certificate> certificates = new ArrayList<>();
        while (blocks.find()) {
            certificates.add(certificate(blocks.group(1), certificates.size() + 1));
        }
        if (certificates.isEmpty()) {
            throw unusable("which holds no certificate in PEM form");
        }
        return certificates;
    }

    private String text() {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw unusable("which is a folder; name a file with certificates in PEM form");
            }
            // One byte is one character: the file may be in any encoding, its certificates are ASCII.
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw unusable("which does not exist");
        } catch (IOException e) {
            throw unusable("which cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private X509Certificate certificate(String base64, int number) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw unusable("whose certificate number " + number + " is damaged");
        }
    }

    private NetworkSettingsException unusable(String what) {
        return new NetworkSettingsException(source + " names '" + file + "', " + what + ".");
    }
}
