package org.usersync.umapi.internal;

import java.util.List;
import java.util.Objects;

/**
 * What is known of one command after Adobe answered.
 *
 * @param kind the outcome
 * @param errors Adobe's errors, in its order, the cause first
 * @param why why the outcome is in doubt, or empty
 */
record Verdict(Kind kind, List<ActionAnswer.Entry> errors, String why) {
    /** The outcomes. */
    enum Kind {
        /** Adobe carried it out as a whole. */
        ACCEPTED,
        /** Adobe named an error. */
        REJECTED,
        /** The request as a whole was refused before it was processed. */
        REFUSED,
        /** Adobe's answer does not tell. */
        IN_DOUBT
    }

    static Verdict accepted() {
        return new Verdict(Kind.ACCEPTED, List.of(), "");
    }

    static Verdict rejected(List<ActionAnswer.Entry> errors) {
        return new Verdict(Kind.REJECTED, List.copyOf(errors), "");
    }

    static Verdict refused() {
        return new Verdict(Kind.REFUSED, List.of(), "");
    }

    static Verdict inDoubt(String why) {
        return new Verdict(Kind.IN_DOUBT, List.of(), why);
    }

    /** {@return whether a step is known to be carried out: steps run in order, up to the first that failed} */
    boolean done(int step) {
        return switch (kind) {
            case ACCEPTED -> true;
            case REJECTED ->
                errors.stream().allMatch(error -> {
                    Integer failed = error.step();
                    return failed != null && step < failed;
                });
            case REFUSED, IN_DOUBT -> false;
        };
    }

    /** {@return whether a step is known not to be carried out} */
    boolean failed(int step) {
        return switch (kind) {
            case REFUSED -> true;
            case REJECTED -> errors.stream().anyMatch(error -> Objects.equals(error.step(), step));
            case ACCEPTED, IN_DOUBT -> false;
        };
    }
}
