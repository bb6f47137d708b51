package org.usersync.demo.tenant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.usersync.demo.tenant.Fault.Kind;

/** Makes plans of faults by chance. A seed gives the same plan every time. */
public final class RandomFaults {
    private static final List<Service> SERVICES = List.of(Service.values());
    private static final List<Integer> STATUSES = List.of(429, 500, 502, 503, 504);
    private static final List<Kind> ANYWHERE = List.of(
            Kind.STATUS,
            Kind.STATUS,
            Kind.STATUS,
            Kind.RESET,
            Kind.LOST_ANSWER,
            Kind.STALL,
            Kind.STALL_BODY,
            Kind.TRUNCATE,
            Kind.HALF_JSON,
            Kind.DRIP,
            Kind.WRONG_TYPE,
            Kind.HTML);
    private static final Map<Service, List<Kind>> MORE = new EnumMap<>(Map.of(
            Service.OKTA,
            List.of(
                    Kind.DUPLICATE,
                    Kind.REORDER,
                    Kind.REPEAT_PAGE,
                    Kind.EMPTY_PAGE,
                    Kind.NEXT_FOREIGN,
                    Kind.NEXT_LOOP,
                    Kind.NEXT_BACK,
                    Kind.NEXT_RELATIVE),
            Service.UMAPI,
            List.of(
                    Kind.DUPLICATE,
                    Kind.REORDER,
                    Kind.REPEAT_PAGE,
                    Kind.EMPTY_PAGE,
                    Kind.LYING_TOTAL,
                    Kind.SHORT_TOTAL,
                    Kind.FLIPPED_LAST),
            Service.IMS,
            List.of()));
    private static final int MOST_APART = 8;
    private static final int DRIP_MILLIS = 5;

    private RandomFaults() {}

    /**
     * Makes a plan.
     *
     * @param seed of the plan
     * @param rules how many rules it has; each hits one request or every n-th one of a service
     * @return the plan
     */
    public static List<Fault> of(long seed, int rules) {
        Random random = new Random(seed);
        List<Fault> plan = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            plan.add(rule(random));
        }
        return plan;
    }

    private static Fault rule(Random random) {
        Service service = SERVICES.get(random.nextInt(SERVICES.size()));
        List<Kind> kinds = new ArrayList<>(ANYWHERE);
        kinds.addAll(MORE.getOrDefault(service, List.of()));
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        Fault fault = kind == Kind.STATUS
                ? Fault.status(service, "", STATUSES.get(random.nextInt(STATUSES.size())))
                : Fault.of(service, "", kind);
        Fault placed = fault.nth(1 + random.nextInt(MOST_APART)).millis(kind == Kind.DRIP ? DRIP_MILLIS : 0);
        return random.nextBoolean() ? placed : placed.every(2 + random.nextInt(MOST_APART));
    }
}
