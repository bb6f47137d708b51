package org.usersync.umapi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.secret.Secret;

/** A target on scripted transports, whose sign-in works unless its script says otherwise. */
final class Organisation {
    static final String CLIENT_ID = "client-id-7f3";
    static final String CLIENT_SECRET = "p8e-s3cr3t/+&ä";
    static final String USERS = "https://usermanagement.adobe.io/v2/usermanagement/users/AB12@AdobeOrg/";
    static final String ACTION = "https://usermanagement.adobe.io/v2/usermanagement/action/AB12@AdobeOrg";

    final ScriptedHttp ims = new ScriptedHttp();
    final ScriptedHttp api = new ScriptedHttp();
    final TestClock clock = new TestClock();
    final AtomicBoolean cancelled = new AtomicBoolean();
    final List<HttpPolicy> policies = new ArrayList<>();
    final Outcomes outcomes = new Outcomes();
    final RequestIds ids = new RequestIds();

    /** Opens it with a sign-in that gives {@code token-1}, {@code token-2} … for a day each. */
    AdobeTarget open() {
        return open(settings -> settings);
    }

    AdobeTarget open(UnaryOperator<UmapiSettings.Builder> change) {
        for (int i = 1; i <= 3; i++) {
            ims.then(200, token("token-" + i, "86399"));
        }
        return openWithoutTokens(change);
    }

    AdobeTarget openWithoutTokens(UnaryOperator<UmapiSettings.Builder> change) {
        UmapiSettings.Builder settings =
                UmapiSettings.builder("primary", "AB12@AdobeOrg", Secret.of(CLIENT_ID), Secret.of(CLIENT_SECRET));
        return UmapiTargets.open(
                change.apply(settings).build(),
                policy -> {
                    policies.add(policy);
                    return policy.service().equals("Adobe (primary)") ? api : ims;
                },
                clock,
                cancelled::get,
                ids);
    }

    static String token(String value, String expiresIn) {
        return "{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\",\"expires_in\":" + expiresIn + "}";
    }

    static List<AdobeUser> users(AdobeTarget target) {
        List<AdobeUser> users = new ArrayList<>();
        target.readUsers(users::add);
        return users;
    }

    static String user(String email) {
        return "{\"email\":\"" + email + "\",\"username\":\"" + email + "\",\"type\":\"federatedID\"}";
    }

    static String page(boolean last, String... users) {
        return "{\"lastPage\":" + last + ",\"result\":\"success\",\"users\":[" + String.join(",", users) + "]}";
    }

    static UserAction action(String user, Step... steps) {
        return new UserAction("key of " + user, user, null, false, List.of(steps));
    }

    static Step add(String... groups) {
        return new Step.AddToGroups(List.of(groups));
    }

    /** The answer to a request whose commands all went well. */
    static String done(int commands) {
        return "{\"result\":\"success\",\"completed\":" + commands + ",\"notCompleted\":0,\"completedInTestMode\":0}";
    }
}
