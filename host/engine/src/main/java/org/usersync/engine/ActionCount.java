package org.usersync.engine;

import org.usersync.engine.target.ActionKind;

/**
 * How many actions of a kind had an outcome.
 *
 * @param kind what the actions do
 * @param outcome what became of them
 * @param count how many, never 0
 */
public record ActionCount(ActionKind kind, Outcome outcome, long count) {
    /** What became of an action. */
    public enum Outcome {
        /** Adobe carried it out, or found nothing wrong with it in test mode. */
        ACCEPTED,
        /** Adobe named an error of this action, or did not tell that it was carried out. */
        REJECTED,
        /** Adobe refused the request that it was sent with. */
        REFUSED
    }
}
