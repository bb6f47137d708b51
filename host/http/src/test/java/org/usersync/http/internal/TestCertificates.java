package org.usersync.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.usersync.http.ClientCertificate;

/** Certificates made by the JDK's own tool for one test class: an authority and servers that it vouches for. */
final class TestCertificates {
    static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
        make("authority", "CN=Test Authority", "-ext", "bc:c", "-validity", "3650");
        make("good", "CN=good", "-signer", "authority", "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Makes a key and a certificate. */
    void make(String alias, String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(Arrays.asList(more));
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the TLS of a server that shows one certificate, and accepts clients of the authority} */
    SSLContext server(String alias) {
        try {
            KeyStore own = only(alias);
            own.setCertificateEntry("authority", keys().getCertificate("authority"));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(own, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(own);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a certificate with its key, as a client shows it} */
    ClientCertificate client(String alias) {
        try {
            KeyStore all = keys();
            return new ClientCertificate(
                    (PrivateKey) all.getKey(alias, PASSWORD.toCharArray()),
                    Arrays.stream(all.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a key store file of PKCS#12 with one key} */
    Path store(String alias) {
        Path file = folder.resolve(alias + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            only(alias).store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore only(String alias) {
        try {
            KeyStore all = keys();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry("key", all.getKey(alias, password), password, all.getCertificateChain(alias));
            return one;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a PEM file with one certificate} */
    Path pem(String alias) {
        try {
            byte[] der = keys().getCertificate(alias).getEncoded();
            String text = "Some words above\n-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(der) + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(folder.resolve(alias + ".pem"), text);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
