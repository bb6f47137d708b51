package org.usersync.demo.tenant.internal.okta;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaOptions;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;
import org.usersync.demo.tenant.internal.web.Endpoint;
import org.usersync.demo.tenant.internal.web.Latency;
import org.usersync.demo.tenant.internal.web.RateWindow;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

/** The part of Okta's API that reads groups and users. */
public final class OktaApi implements Endpoint {
    private static final Set<String> DATES =
            Set.of("created", "activated", "statusChanged", "lastUpdated", "lastMembershipUpdated");
    private static final Set<String> DATE_OPERATORS = Set.of("eq", "gt", "ge", "lt", "le");
    private static final Set<String> GROUP_TEXTS =
            Set.of("id", "type", "profile.name", "profile.description", "source.id");
    private static final Set<String> CONTAINS = Set.of(
            "profile.name",
            "profile.description",
            "profile.firstName",
            "profile.lastName",
            "profile.email",
            "profile.login");
    private static final Set<String> USER_FILTER =
            Set.of("status", "id", "profile.login", "profile.email", "profile.firstName", "profile.lastName");

    private final OktaOptions options;
    private final Clock clock;
    private final Latency latency;
    private final OktaJson json = new OktaJson();
    private final OktaPages pages = new OktaPages(json);
    private final Map<String, RateWindow> windows = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final OktaGrants grants;
    private final TokenApi tokens;
    private volatile OktaDirectory directory;

    /**
     * Makes the API.
     *
     * @param state what is in the tenant
     * @param options how it behaves
     * @param clock for the limits
     * @param latency of every answer
     */
    public OktaApi(OktaState state, OktaOptions options, Clock clock, Latency latency) {
        this.directory = new OktaDirectory(state);
        this.options = options;
        this.clock = clock;
        this.latency = latency;
        this.grants = new OktaGrants(clock);
        this.tokens = new TokenApi(() -> directory.state().apps(), grants, clock);
    }

    /** Makes all access tokens of service apps bad that were given out so far. */
    public void revokeTokens() {
        grants.revokeAll();
    }

    /** {@return what is in the tenant} */
    public OktaState state() {
        return directory.state();
    }

    /**
     * Replaces what is in the tenant.
     *
     * @param state what is in it from now on
     */
    public void replace(OktaState state) {
        directory = new OktaDirectory(state);
    }

    @Override
    public Reply answer(Request request) {
        int now = running.incrementAndGet();
        try {
            latency.hold();
            return signed(limited(request, now));
        } catch (OktaError e) {
            return signed(e.reply());
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public Reply trouble(int status) {
        Reply reply = OktaError.trouble(status);
        return signed(status == 429 ? headers(reply, 600, 0, clock.instant().getEpochSecond() + 1) : reply);
    }

    private Reply limited(Request request, int now) {
        if (options.concurrent() > 0 && now > options.concurrent()) {
            return headers(OktaError.trouble(429), 0, 0, clock.instant().getEpochSecond() + 1);
        }
        List<String> path = request.segments();
        if (path.equals(TokenApi.PATH)) {
            return tokens.answer(request);
        }
        checkToken(request, path);
        String bucket = bucket(path);
        RateWindow.Grant grant = windows.computeIfAbsent(
                        bucket, name -> new RateWindow(options.perMinute().getOrDefault(name, 0), clock))
                .take();
        Reply reply;
        if (grant.granted()) {
            try {
                reply = route(request, path);
            } catch (OktaError e) {
                reply = e.reply();
            }
        } else {
            reply = OktaError.trouble(429);
        }
        return headers(reply, grant.limit(), grant.remaining(), grant.reset());
    }

    private void checkToken(Request request, List<String> path) {
        String authorization = request.header("authorization");
        if (OktaGrants.mayKnow(authorization)) {
            grants.check(
                    request, path.size() > 2 && path.get(2).equals("users") ? "okta.users.read" : "okta.groups.read");
            return;
        }
        if (authorization.isEmpty()) {
            throw OktaError.noSession();
        }
        OktaState state = directory.state();
        if (authorization.equals("SSWS " + state.powerlessToken())) {
            throw OktaError.forbidden();
        }
        if (!authorization.equals("SSWS " + state.token())) {
            throw OktaError.invalidToken();
        }
    }

    private static String bucket(List<String> path) {
        String collection = path.size() > 2 ? path.get(2) : "";
        boolean single = path.size() == 4 && !path.get(3).isEmpty();
        return switch (collection) {
            case "groups" -> single ? "group" : "groups";
            case "users" -> single ? "user" : "users";
            default -> "other";
        };
    }

    private Reply route(Request request, List<String> path) {
        List<String> parts = path.get(path.size() - 1).isEmpty() ? path.subList(0, path.size() - 1) : path;
        if (parts.size() < 3 || !parts.get(0).equals("api") || !parts.get(1).equals("v1")) {
            throw OktaError.noSuchPath();
        }
        String collection = parts.get(2);
        boolean groups = collection.equals("groups");
        if (!groups && !collection.equals("users")) {
            throw OktaError.noSuchPath();
        }
        if (!request.method().equals("GET")) {
            throw OktaError.notAllowed();
        }
        if (parts.size() == 3) {
            return groups ? groups(request) : users(request);
        }
        String id = parts.get(3);
        if (parts.size() == 4) {
            return Reply.json(
                    200,
                    groups
                            ? json.one(directory.group(id), request.base(), json::group)
                            : json.one(directory.user(id), request.base(), json::user));
        }
        if (parts.size() == 5 && parts.get(4).equals(groups ? "users" : "groups")) {
            return groups ? members(request, id) : groupsOf(request, id);
        }
        throw OktaError.noSuchPath();
    }

    private Reply groups(Request request) {
        Map<String, String> query = request.query();
        OktaDirectory now = directory;
        if (query.containsKey("q")) {
            String limit = query.get("limit");
            int asked = limit == null ? options.prefixAnswer() : number(limit);
            List<OktaGroup> found = now.byPrefix(query.getOrDefault("q", ""), Math.min(asked, options.prefixAnswer()));
            return Reply.json(200, json.list(found, request.base(), json::group));
        }
        List<OktaGroup> all = now.state().groups();
        List<OktaGroup> found =
                chosen(all, query, OktaApi::searchesGroup, OktaApi::filtersGroup, g -> OktaDirectory.attributes(g));
        return pages.page(request, found.size(), options.groupPage(), found::subList, json::group);
    }

    private Reply users(Request request) {
        Map<String, String> query = request.query();
        List<OktaUser> all = directory.state().users();
        List<OktaUser> found;
        if (query.containsKey("search") || query.containsKey("filter")) {
            found = chosen(all, query, OktaApi::searchesUser, OktaApi::filtersUser, u -> OktaDirectory.attributes(u));
        } else {
            found = all.stream()
                    .filter(user -> !user.status().equals("DEPROVISIONED"))
                    .toList();
        }
        return pages.page(request, found.size(), options.userPage(), found::subList, json::user);
    }

    private Reply members(Request request, String id) {
        OktaDirectory now = directory;
        OktaGroup group = now.group(id);
        return pages.page(
                request,
                group.members().size(),
                options.memberPage(),
                (from, to) -> now.members(group, from, to),
                json::user);
    }

    private Reply groupsOf(Request request, String id) {
        List<OktaGroup> found = directory.groupsOf(directory.user(id).id());
        return pages.page(request, found.size(), options.groupPage(), found::subList, json::group);
    }

    private static <T> List<T> chosen(
            List<T> all,
            Map<String, String> query,
            BiPredicate<String, String> searches,
            BiPredicate<String, String> filters,
            Function<T, Function<String, @Nullable Object>> attributes) {
        String search = query.get("search");
        String filter = query.get("filter");
        Predicate<Function<String, @Nullable Object>> wanted;
        if (search != null) {
            wanted = SearchExpression.parse(search, searches, true);
        } else if (filter != null) {
            wanted = SearchExpression.parse(filter, filters, false);
        } else {
            return all;
        }
        return all.stream()
                .filter(entry -> wanted.test(attributes.apply(entry)))
                .toList();
    }

    private static boolean searchesGroup(String attribute, String operator) {
        if (DATES.contains(attribute)) {
            return DATE_OPERATORS.contains(operator);
        }
        return (GROUP_TEXTS.contains(attribute) || attribute.startsWith("profile.")) && texts(attribute, operator);
    }

    private static boolean filtersGroup(String attribute, String operator) {
        boolean date = attribute.equals("lastUpdated") || attribute.equals("lastMembershipUpdated");
        return operator.equals("eq")
                ? date || attribute.equals("id") || attribute.equals("type")
                : date && (operator.equals("gt") || operator.equals("lt"));
    }

    private static boolean searchesUser(String attribute, String operator) {
        if (DATES.contains(attribute)) {
            return DATE_OPERATORS.contains(operator);
        }
        return (attribute.equals("id") || attribute.equals("status") || attribute.startsWith("profile."))
                && (operator.equals("pr") || texts(attribute, operator));
    }

    private static boolean filtersUser(String attribute, String operator) {
        return attribute.equals("lastUpdated")
                ? DATE_OPERATORS.contains(operator)
                : USER_FILTER.contains(attribute) && operator.equals("eq");
    }

    private static boolean texts(String attribute, String operator) {
        return operator.equals("eq")
                || operator.equals("sw")
                || (operator.equals("co") && CONTAINS.contains(attribute));
    }

    private static int number(String limit) {
        try {
            return Math.max(1, Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw OktaError.badRequest("limit");
        }
    }

    private static Reply headers(Reply reply, int limit, int remaining, long reset) {
        return reply.with("X-Rate-Limit-Limit", Integer.toString(limit))
                .with("X-Rate-Limit-Remaining", Integer.toString(remaining))
                .with("X-Rate-Limit-Reset", Long.toString(reset));
    }

    private Reply signed(Reply reply) {
        return reply.with("X-Okta-Request-Id", "demo" + requests.incrementAndGet());
    }
}
