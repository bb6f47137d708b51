package org.usersync.distribution;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for secrets in all that a run left behind: as they are, as addresses and forms encode them, and in Base64, alone
 * and behind a user name.
 */
final class Traces {
    /** What the simulated services hand out, and whatever is signed. */
    private static final Map<String, Pattern> KINDS = Map.of(
            "an access token", Pattern.compile("demo-(?:okta-)?[0-9a-f]{8}-[0-9a-f]{4}-"),
            "a signed token", Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\."),
            "a private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY|\"d\" ?: ?\""));

    private final Map<String, String> forms = new LinkedHashMap<>();
    private final List<Path> known = new ArrayList<>();

    /** Looks for a secret; {@code user} may stand before it in a login. */
    Traces secret(String name, String value, String user) {
        forms.put(name, value);
        forms.put(name + ", encoded", URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.put(name + " in Base64", base64(value));
        forms.put(name + " in a login", base64(user + ":" + value));
        return this;
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file or folder of the test itself, where secrets may stand. */
    Traces except(Path path) {
        known.add(path);
        return this;
    }

    /** {@return what was found in a text, one line each, without the secrets} */
    List<String> in(String place, String text) {
        List<String> found = new ArrayList<>();
        forms.forEach((name, form) -> {
            if (text.contains(form)) {
                found.add(place + ": " + name);
            }
        });
        KINDS.forEach((name, kind) -> {
            if (kind.matcher(text).find()) {
                found.add(place + ": " + name);
            }
        });
        return found;
    }

    /** {@return what was found in the files of a folder and in their names} */
    List<String> below(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (known.stream().noneMatch(file::startsWith)) {
                    // One byte is one character: the files may be anything.
                    found.addAll(in(
                            folder.relativize(file).toString(),
                            file + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return found;
    }
}
