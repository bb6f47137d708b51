package org.usersync.http.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.usersync.http.ClientCertificate;
import org.usersync.http.NetworkSettings;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpPolicy.RateLimitHeaders;
import org.usersync.spi.http.HttpTransport;

/** What a test of the transport needs: time that flies, a way to cancel, an environment. */
final class Bench {
    static final AnswerReader<String> TEXT =
            answer -> answer.status() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);

    final FakeTime time = new FakeTime();
    final AtomicBoolean cancelled = new AtomicBoolean();
    final Map<String, String> environment = new HashMap<>();
    final List<ClientCertificate> own = new ArrayList<>();

    Bench trusting(Path pem) {
        environment.put("REQUESTS_CA_BUNDLE", pem.toString());
        return this;
    }

    static HttpPolicy.Builder policy() {
        return HttpPolicy.builder("Testservice")
                .connectTimeout(Duration.ofSeconds(20))
                .responseTimeout(Duration.ofSeconds(20))
                .rateLimitHeaders(new RateLimitHeaders("X-Limit", "X-Remaining", "X-Reset"))
                .requestIdHeader("X-Service-Id");
    }

    HttpTransport open() {
        return open(policy());
    }

    /** Without jitter the waits of a test are whole numbers. */
    HttpTransport open(HttpPolicy.Builder policy) {
        NetworkSettings network = NetworkSettings.fromEnvironment(environment, Duration.ofMinutes(15));
        for (ClientCertificate certificate : own) {
            network = network.with(certificate);
        }
        return new TransportService(time, () -> 0).open(policy.build(), network, time, cancelled::get);
    }

    static HttpCall call(ScriptedServer server) {
        return HttpCall.get(URI.create("https://127.0.0.1:" + server.port() + "/users"))
                .build();
    }
}
