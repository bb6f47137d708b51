package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A private key, made for one test and encrypted by openssl.
 *
 * @param publicKey its public half
 * @param pem the encrypted key
 * @param plain the key in PKCS#8's form in Base64
 * @param passPhrase what opens it
 */
record LockedKey(PublicKey publicKey, String pem, String plain, String passPhrase) {
    /** Makes a key that a pass phrase opens. */
    static LockedKey by(String passPhrase) throws GeneralSecurityException, IOException, InterruptedException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        byte[] plain = keys.getPrivate().getEncoded();
        String pem = openssl(plain, passPhrase, "pkcs8", "-topk8", "-inform", "DER", "-passout", "env:PASS_PHRASE");
        assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        return new LockedKey(keys.getPublic(), pem, Base64.getEncoder().encodeToString(plain), passPhrase);
    }

    /** {@return a certificate of the key, signed by itself} */
    String certificate() throws IOException, InterruptedException {
        byte[] key = pem.getBytes(StandardCharsets.US_ASCII);
        return openssl(
                key,
                passPhrase,
                "req",
                "-x509",
                "-key",
                "/dev/stdin",
                "-passin",
                "env:PASS_PHRASE",
                "-subj",
                "/CN=client",
                "-days",
                "2");
    }

    private static String openssl(byte[] input, String passPhrase, String... words)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("openssl"));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PASS_PHRASE", passPhrase);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("openssl ended").isTrue();
        assertThat(process.exitValue()).as(() -> line.toString()).isZero();
        return printed;
    }

    /** Lets a search find the key and its pass phrase. */
    void traces(String whose, Traces traces) {
        traces.secret("the private key " + whose, plain.substring(400, 440), "")
                .secret(
                        "the encrypted private key " + whose,
                        pem.lines().skip(5).findFirst().orElseThrow(),
                        "")
                .secret("the pass phrase " + whose, passPhrase, "");
    }

    @Override
    public String toString() {
        return "LockedKey[]";
    }
}
