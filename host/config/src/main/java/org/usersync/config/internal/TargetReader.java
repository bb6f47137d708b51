package org.usersync.config.internal;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.usersync.config.SignedTokenSettings;
import org.usersync.config.TargetSettings;
import org.usersync.config.TargetSettings.Batching;
import org.usersync.config.TargetSettings.CallLimits;
import org.usersync.spi.secret.Secret;

/** Reads how to reach Adobe: the content of connector-umapi.yml. */
public final class TargetReader {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]+(?::([0-9]{1,5}))?|\\[[0-9A-Fa-f:.]+](?::([0-9]{1,5}))?");
    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_CALLS = 1_000_000;

    private final ConfigurationFiles files;
    private final Secrets secrets;
    private final PrivateKeys keys;

    /**
     * Makes a reader.
     *
     * @param files opens files
     * @param secrets reads secrets
     * @param keys reads private keys
     */
    public TargetReader(ConfigurationFiles files, Secrets secrets, PrivateKeys keys) {
        this.files = files;
        this.secrets = secrets;
        this.keys = keys;
    }

    /**
     * Reads a target.
     *
     * @param target its name and files
     * @param verifyTls whether certificates are verified where the files do not say
     * @return the target, or empty after an error was reported
     */
    public Optional<TargetSettings> read(TargetFiles target, boolean verifyTls) {
        if (target.files().isEmpty()) {
            return Optional.empty();
        }
        return files.merged(target.files()).flatMap(content -> read(target, content, verifyTls));
    }

    private Optional<TargetSettings> read(TargetFiles target, Section file, boolean standardVerify) {
        boolean oauth = isOauth(file);
        Section server = file.section("server");
        boolean verify = verifyTls(file, server).orElse(standardVerify);
        boolean trusted = file.flag("trusted", false);
        file.get("uses_business_id")
                .ifPresent(
                        value -> value.warn("deprecated, it has no effect: Adobe users keep the type Adobe reports"));
        String host = host(server, "host", List.of(), "usermanagement.adobe.io");
        String endpoint = endpoint(server, "endpoint", List.of(), "/v2/usermanagement");
        String authHost = host(server, "auth_host", List.of("ims_host"), "ims-na1.adobelogin.com");
        String authEndpoint = endpoint(
                server, "auth_endpoint", List.of("ims_endpoint_jwt"), oauth ? "/ims/token/v2" : "/ims/exchange/jwt");
        long timeout = server.get("timeout")
                .flatMap(v -> v.integer(1, LONGEST_TIMEOUT))
                .orElse(120L);
        long attempts =
                server.get("retries").flatMap(v -> v.integer(1, MOST_ATTEMPTS)).orElse(3L);
        CallLimits callLimits = callLimits(server.section("calls_per_minute"));
        server.rejectUnknown();
        Batching batching = batching(file);
        Section enterprise = file.section("enterprise");
        Optional<String> orgId = orgId(enterprise);
        Optional<Secret> id = required(enterprise, "client_id", List.of("api_key"), orgId);
        Optional<Secret> secret = required(enterprise, "client_secret", List.of(), orgId);
        Optional<SignedTokenSettings> signedToken = signedToken(enterprise, oauth, orgId);
        enterprise.rejectUnknown();
        file.warnUnknown();
        if (orgId.isEmpty() || id.isEmpty() || secret.isEmpty() || (!oauth && signedToken.isEmpty())) {
            return Optional.empty();
        }
        Path first = target.files().get(0);
        return Optional.of(new TargetSettings(
                target.name(),
                first,
                host,
                endpoint,
                authHost,
                authEndpoint,
                orgId.get(),
                id.get(),
                secret.get(),
                Duration.ofSeconds(timeout),
                (int) attempts,
                verify,
                trusted,
                callLimits,
                batching,
                signedToken));
    }

    private static CallLimits callLimits(Section limits) {
        CallLimits read = new CallLimits(
                callLimit(limits, "users", CallLimits.PUBLISHED.users()),
                callLimit(limits, "groups", CallLimits.PUBLISHED.groups()),
                callLimit(limits, "actions", CallLimits.PUBLISHED.actions()));
        limits.rejectUnknown();
        return read;
    }

    private static int callLimit(Section limits, String key, int published) {
        return limits.get(key)
                .flatMap(value -> value.integer(0, MOST_CALLS))
                .map(Math::toIntExact)
                .orElse(published);
    }

    private static Batching batching(Section file) {
        Optional<Value> value = file.get("batching");
        String side = value.filter(Value::isScalar)
                .flatMap(Value::text)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse(value.isEmpty() ? "users" : "");
        if (!side.equals("users") && !side.equals("groups")) {
            value.ifPresent(wrong -> wrong.mismatch("users or groups"));
        }
        return side.equals("groups") ? Batching.GROUPS : Batching.USERS;
    }

    private static boolean isOauth(Section file) {
        Optional<Value> value = file.get("authentication_method");
        String method = value.filter(Value::isScalar)
                .flatMap(Value::text)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse(value.isEmpty() ? "jwt" : "");
        if (method.equals("oauth")) {
            return true;
        }
        if (!method.equals("jwt")) {
            value.ifPresent(wrong -> wrong.mismatch("oauth or jwt"));
            // What the other keys should be cannot be told then; the newer way asks for less.
            return true;
        }
        return false;
    }

    private static Optional<Boolean> verifyTls(Section file, Section server) {
        List<Value> given = new ArrayList<>();
        for (Section section : List.of(server, file)) {
            section.get("ssl_verify").ifPresent(given::add);
            section.get("ssl_cert_verify").ifPresent(given::add);
        }
        given.stream()
                .skip(1)
                .forEach(value ->
                        value.error("it says the same as " + given.get(0).path() + ": remove one of the two"));
        return given.stream().findFirst().flatMap(Value::flag);
    }

    private static String host(Section server, String key, List<String> oldNames, String otherwise) {
        Optional<Value> value = server.get(key, oldNames);
        Optional<String> text = value.flatMap(Value::text).map(String::strip).filter(host -> !host.isEmpty());
        if (text.isPresent() && !isHost(text.get())) {
            value.get().mismatch("a host name, optionally with :port (connections are always https)");
        }
        return text.orElse(otherwise);
    }

    private static boolean isHost(String text) {
        var match = HOST.matcher(text);
        if (!match.matches()) {
            return false;
        }
        String port = match.group(1) != null ? match.group(1) : match.group(2);
        return port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535);
    }

    private static String endpoint(Section server, String key, List<String> oldNames, String otherwise) {
        Optional<Value> value = server.get(key, oldNames);
        Optional<String> text = value.flatMap(Value::text).map(String::strip).filter(path -> !path.isEmpty());
        if (text.isPresent() && !text.get().matches("/[!-~]*")) {
            value.get().mismatch("a path that begins with /");
        }
        return text.orElse(otherwise);
    }

    private static Optional<String> orgId(Section enterprise) {
        Optional<String> orgId =
                enterprise.get("org_id").flatMap(Value::text).map(String::strip).filter(id -> !id.isEmpty());
        if (orgId.isEmpty()) {
            enterprise.error("org_id", "required: the organisation's id, such as 0123456789ABCDEF@AdobeOrg");
        }
        return orgId;
    }

    private Optional<Secret> required(Section section, String key, List<String> oldNames, Optional<String> account) {
        Secrets.Answer answer = secrets.read(section, key, oldNames, () -> account);
        if (answer.isAbsent()) {
            section.error(key, "required, but neither it nor " + Secrets.secureKey(key) + " is given");
        }
        return answer.secret();
    }

    /** The keys that only sign-in with a signed token has; empty without it, and after an error. */
    private Optional<SignedTokenSettings> signedToken(Section enterprise, boolean oauth, Optional<String> account) {
        Optional<Value> technicalAccount = enterprise.get("tech_acct_id", List.of("tech_acct"));
        if (oauth) {
            technicalAccount.ifPresent(TargetReader::notWithOauth);
            enterprise.get("priv_key_path").ifPresent(TargetReader::notWithOauth);
            for (String key : PrivateKeys.SECRETS) {
                enterprise.get(key).ifPresent(TargetReader::notWithOauth);
                enterprise.get(Secrets.secureKey(key)).ifPresent(TargetReader::notWithOauth);
            }
            return Optional.empty();
        }
        Optional<String> id =
                technicalAccount.flatMap(Value::text).map(String::strip).filter(text -> !text.isEmpty());
        if (id.isEmpty()) {
            enterprise.error("tech_acct_id", "required with authentication_method jwt");
        }
        Optional<PrivateKey> key = keys.read(enterprise, () -> account);
        return id.flatMap(present -> key.map(found -> new SignedTokenSettings(present, found)));
    }

    private static void notWithOauth(Value value) {
        value.error("it belongs to authentication_method jwt; remove it, or change the method");
    }
}
