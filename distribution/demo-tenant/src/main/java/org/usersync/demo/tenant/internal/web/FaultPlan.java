package org.usersync.demo.tenant.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.Service;

/** Decides which request is hit by which fault. Safe for many threads. */
public final class FaultPlan {
    private List<Rule> rules = List.of();

    /** Makes a plan in which nothing goes wrong. */
    public FaultPlan() {}

    /**
     * Replaces all rules; counting begins anew.
     *
     * @param faults what goes wrong from now on
     */
    public synchronized void replace(List<Fault> faults) {
        List<Rule> fresh = new ArrayList<>();
        faults.forEach(fault -> fresh.add(new Rule(fault)));
        rules = fresh;
    }

    /**
     * {@return what goes wrong with a request}
     *
     * @param service who is asked
     * @param request what is asked
     */
    synchronized Optional<Fault> match(Service service, Request request) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        String line = request.method() + " " + request.path()
                + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery())
                + (request.body().length == 0 ? "" : " " + new String(request.body(), StandardCharsets.UTF_8));
        Fault hit = null;
        // every rule counts every request that fits it, also those that another rule hits
        for (Rule rule : rules) {
            if (rule.hits(service, line, hit == null)) {
                hit = rule.fault;
            }
        }
        return Optional.ofNullable(hit);
    }

    private static final class Rule {
        private final Fault fault;
        private final @Nullable Pattern pattern;
        private int seen;
        private int fired;

        Rule(Fault fault) {
            this.fault = fault;
            this.pattern = fault.path() == null ? null : Pattern.compile(fault.path());
        }

        boolean hits(Service service, String line, boolean free) {
            boolean otherService = fault.service() != null && fault.service() != service;
            if (otherService || (pattern != null && !pattern.matcher(line).find())) {
                return false;
            }
            seen++;
            int nth = Math.max(fault.nth(), 1);
            int every = Math.max(fault.every(), 1);
            int count = fault.count() == 0 ? 1 : fault.count();
            boolean hit = free && seen >= nth && (seen - nth) % every == 0 && (count < 0 || fired < count);
            if (hit) {
                fired++;
            }
            return hit;
        }
    }
}
