package org.usersync.cli.internal;

import java.time.Clock;
import java.util.function.Function;

import org.usersync.config.TargetSettings;
import org.usersync.config.TargetSettings.Batching;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.umapi.RequestIds;
import org.usersync.umapi.UmapiSettings;
import org.usersync.umapi.UmapiSettings.CallsPerMinute;
import org.usersync.umapi.UmapiTargets;

/** Opens the Adobe organisations of one run; they share the run's action ids. */
final class UmapiOpener {
    private final Function<HttpPolicy, HttpTransport> transports;
    private final Clock clock;
    private final Cancellation cancellation;
    private final boolean testMode;
    private final RequestIds ids = new RequestIds();

    UmapiOpener(
            Function<HttpPolicy, HttpTransport> transports, Clock clock, Cancellation cancellation, boolean testMode) {
        this.transports = transports;
        this.clock = clock;
        this.cancellation = cancellation;
        this.testMode = testMode;
    }

    AdobeTarget open(TargetSettings target) {
        UmapiSettings settings = UmapiSettings.builder(
                        target.name(), target.orgId(), target.clientId(), target.clientSecret())
                .host(target.host())
                .endpoint(target.endpoint())
                .authHost(target.authHost())
                .authEndpoint(target.authEndpoint())
                .timeout(target.timeout())
                .retries(target.attempts())
                .verifyTls(target.verifyTls())
                .testMode(testMode)
                .callsPerMinute(new CallsPerMinute(
                        target.callLimits().users(),
                        target.callLimits().groups(),
                        target.callLimits().actions()))
                .batchGroups(target.batching() == Batching.GROUPS)
                .signedToken(target.signedToken()
                        .map(signIn -> new UmapiSettings.SignedToken(signIn.technicalAccount(), signIn.key()))
                        .orElse(null))
                .build();
        return UmapiTargets.open(settings, transports, clock, cancellation, ids);
    }
}
