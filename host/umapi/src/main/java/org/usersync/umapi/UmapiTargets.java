package org.usersync.umapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.umapi.UmapiSettings.CallsPerMinute;
import org.usersync.umapi.internal.AdobeApi;
import org.usersync.umapi.internal.ClientCredentialsGrant;
import org.usersync.umapi.internal.Grant;
import org.usersync.umapi.internal.ImsSignIn;
import org.usersync.umapi.internal.Masking;
import org.usersync.umapi.internal.Refusals;
import org.usersync.umapi.internal.SignedTokenGrant;
import org.usersync.umapi.internal.UmapiTarget;

import com.fasterxml.jackson.core.JsonFactory;

/** Opens Adobe organisations. */
public final class UmapiTargets {
    /** Adobe asks for 15 s before the second attempt; after that each wait is twice as long. */
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(15);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    private UmapiTargets() {}

    /**
     * Opens an organisation. Touches no network: the first read or change signs in.
     *
     * @param settings where it is and as whom
     * @param http makes a transport for a policy; called once for the sign-in and once for the API, and for a last request
     *     that is not worth a second attempt. The target closes what it was given.
     * @param clock tells when a token ends
     * @param cancellation is asked before every request
     * @param ids the run's action ids
     * @return the organisation, to be closed by the caller. One thread at a time uses it.
     * @throws TargetException if host or path of the settings are none
     */
    public static AdobeTarget open(
            UmapiSettings settings,
            Function<HttpPolicy, HttpTransport> http,
            Clock clock,
            Cancellation cancellation,
            RequestIds ids) {
        check("server.host and server.endpoint", settings.host(), settings.endpoint());
        check("server.auth_host and server.auth_endpoint", settings.authHost(), settings.authEndpoint());
        JsonFactory json = new JsonFactory();
        Masking masking = new Masking(settings.clientId(), settings.clientSecret());
        Refusals refusals = new Refusals(json, masking, clock);
        HttpTransport imsHttp =
                http.apply(policy("Adobe sign-in (" + settings.name() + ")", settings, settings.retries())
                        .build());
        String service = "Adobe (" + settings.name() + ")";
        HttpTransport apiHttp;
        try {
            apiHttp = http.apply(policy(service, settings, settings.retries())
                    .callsPerMinute(limits(settings.callsPerMinute()))
                    .build());
        } catch (RuntimeException | Error e) {
            imsHttp.close();
            throw e;
        }
        UmapiSettings.SignedToken account = settings.signedToken();
        Grant grant = account == null
                ? new ClientCredentialsGrant(settings)
                : new SignedTokenGrant(settings, account, json, masking, clock);
        ImsSignIn tokens = new ImsSignIn(settings, grant, imsHttp, json, refusals, masking, clock);
        AdobeApi api = new AdobeApi(
                settings,
                apiHttp,
                () -> http.apply(policy(service, settings, 1).build()),
                tokens,
                refusals,
                cancellation);
        return new UmapiTarget(settings, api, tokens, json, ids);
    }

    private static void check(String keys, String host, String path) {
        try {
            URI address = new URI("https://" + host + path).parseServerAuthority();
            if (host.equals(address.getRawAuthority()) && address.getUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw noAddress(keys, host + path, e);
        }
        throw noAddress(keys, host + path, null);
    }

    private static TargetException noAddress(String keys, String address, @Nullable Throwable cause) {
        return new TargetException(
                TargetException.Kind.UNAVAILABLE,
                "Adobe cannot be reached: " + keys + " make no address: " + address,
                cause);
    }

    /** The buckets are those that the calls name. */
    private static Map<String, Integer> limits(CallsPerMinute calls) {
        Map<String, Integer> limits = new HashMap<>(Map.of(
                UmapiTarget.USERS, calls.users(),
                UmapiTarget.MEMBERS, calls.users(),
                UmapiTarget.GROUPS, calls.groups(),
                UmapiTarget.ACTIONS, calls.actions()));
        limits.values().removeIf(limit -> limit == 0);
        return limits;
    }

    private static HttpPolicy.Builder policy(String service, UmapiSettings settings, int attempts) {
        return HttpPolicy.builder(service)
                .responseTimeout(settings.timeout())
                .attempts(attempts)
                .rateLimitAttempts(attempts)
                .retriedStatuses(Set.of(502, 503, 504))
                .backoff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .requestIdHeader("X-Request-Id")
                .verifyTls(settings.verifyTls());
    }
}
