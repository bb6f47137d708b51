package org.usersync.demo.tenant.internal.adobe;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.demo.tenant.internal.web.Endpoint;
import org.usersync.demo.tenant.internal.web.Latency;
import org.usersync.demo.tenant.internal.web.RateWindow;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Adobe's User Management API. */
public final class UmapiApi implements Endpoint {
    private final AdobeDirectory directory;
    private final Tokens tokens;
    private final Clock clock;
    private final Latency latency;
    private final AdobeOptions options;
    private final UmapiPages pages;
    private final ActionRunner actions;
    private final SyncGate gate;
    private final Map<String, RateWindow> windows = new ConcurrentHashMap<>();

    /**
     * Makes the API.
     *
     * @param directory what is in the organisation
     * @param tokens which tokens are good
     * @param options how it behaves
     * @param clock for the limits
     * @param latency of every answer
     */
    public UmapiApi(AdobeDirectory directory, Tokens tokens, AdobeOptions options, Clock clock, Latency latency) {
        this.directory = directory;
        this.tokens = tokens;
        this.clock = clock;
        this.latency = latency;
        this.options = options;
        this.pages = new UmapiPages(directory, options);
        this.actions = new ActionRunner(directory, options);
        this.gate = new SyncGate(clock, options.syncGateSeconds());
    }

    @Override
    public Reply answer(Request request) {
        latency.hold();
        Reply reply = checked(request);
        String id = request.header("x-request-id");
        return id.isEmpty() ? reply : reply.with("X-Request-Id", id);
    }

    @Override
    public Reply trouble(int status) {
        return switch (status) {
            case 401 -> unauthorized();
            case 403 -> Reply.empty(403);
            case 429 -> tooMany(1);
            case 400 -> json(400, "error.command.malformed", "refused on purpose");
            case 404 -> json(404, "error.user.not_found", "refused on purpose");
            default -> Reply.html(status, "<html><body>The gateway answered " + status + ".</body></html>");
        };
    }

    private Reply checked(Request request) {
        if (request.path().equals("/status")) {
            return Reply.json(200, "{\"build\":\"demo\",\"version\":\"2\",\"state\":\"LIVE\"}");
        }
        if (!request.header("x-api-key").equals(directory.clientId())) {
            return Reply.empty(403);
        }
        String authorization = request.header("authorization");
        if (!authorization.startsWith("Bearer ") || !tokens.good(authorization.substring("Bearer ".length()))) {
            return unauthorized();
        }
        List<String> path = request.segments();
        if (path.size() < 4 || !path.get(0).equals("v2") || !path.get(1).equals("usermanagement")) {
            return noSuchPath();
        }
        return route(request, path.subList(2, path.size()));
    }

    private Reply route(Request request, List<String> path) {
        String kind = path.get(0);
        boolean post = kind.equals("action");
        if (!request.method().equals(post ? "POST" : "GET")) {
            return json(405, "error.api.not_available", "The method is not allowed");
        }
        if (!path.get(1).equals(directory.orgId())) {
            return unauthorized();
        }
        if (post && path.size() == 2) {
            return limited(
                    "action",
                    false,
                    () -> actions.run(
                            request.body(), "true".equals(request.query().get("testOnly"))));
        }
        if (kind.equals("organizations") && path.size() == 4 && path.get(2).equals("users")) {
            return limited(
                    "user", false, () -> user(path.get(3), request.query().get("domain")));
        }
        if (path.size() < 3 || !path.get(2).matches("[0-9]{1,6}")) {
            return noSuchPath();
        }
        int page = Integer.parseInt(path.get(2));
        if (kind.equals("groups") && path.size() == 3) {
            return limited("groups", page == 0, () -> pages.groups(request, page));
        }
        if (kind.equals("users") && path.size() == 3) {
            return limited("users", page == 0, () -> all(request, page));
        }
        if (kind.equals("users") && path.size() == 4) {
            return limited("users", false, () -> members(request, page, path.get(3)));
        }
        return noSuchPath();
    }

    private Reply all(Request request, int page) {
        String domain = request.query().get("domain");
        List<AdobeUser> users = directory.list(null);
        if (domain != null) {
            String wanted = domain.toLowerCase(Locale.ROOT);
            users = users.stream()
                    .filter(user ->
                            user.effectiveDomain().toLowerCase(Locale.ROOT).equals(wanted))
                    .toList();
        }
        return pages.users(request, users, page, null);
    }

    private Reply members(Request request, int page, String name) {
        AdobeGroup group = directory.group(name);
        if (group == null) {
            return Reply.json(
                    404,
                    new ObjectMapper()
                            .createObjectNode()
                            .put("lastPage", false)
                            .put("result", "error.group.not_found")
                            .put("message", "Group not found")
                            .toString());
        }
        return pages.users(request, directory.list(group.name()), page, group.name());
    }

    private Reply user(String name, @Nullable String domain) {
        boolean adobeId = "AdobeID".equalsIgnoreCase(domain);
        Optional<AdobeUser> found = directory
                .find(name, adobeId ? null : domain, adobeId)
                .filter(AdobeUser::active)
                .filter(user -> !adobeId || user.adobeId());
        return found.isPresent() ? pages.user(found.get()) : json(404, "error.user.not_found", "User not found");
    }

    private Reply limited(String bucket, boolean firstPage, Supplier<Reply> work) {
        long wait = gate.wait(bucket, firstPage);
        if (wait > 0) {
            return tooMany(wait);
        }
        RateWindow.Grant grant = windows.computeIfAbsent(
                        bucket, name -> new RateWindow(options.perMinute().getOrDefault(name, 0), clock))
                .take();
        return grant.granted() ? work.get() : tooMany(Math.max(1, grant.untilReset()));
    }

    private static Reply tooMany(long seconds) {
        return Reply.json(429, "{\"error_code\":\"429050\",\"message\":\"Too many requests\"}")
                .with("Retry-After", Long.toString(seconds));
    }

    private static Reply unauthorized() {
        return Reply.empty(401).with("WWW-Authenticate", "Bearer realm=\"JIL\", error=\"invalid_token\"");
    }

    private static Reply noSuchPath() {
        return json(404, "error.api.not_available", "There is no such path");
    }

    private static Reply json(int status, String code, String message) {
        return Reply.json(
                status,
                new ObjectMapper()
                        .createObjectNode()
                        .put("result", code)
                        .put("message", message)
                        .toString());
    }
}
