package org.usersync.engine.internal.plan;

import org.usersync.engine.target.UserAction;

/**
 * One change of one user, and why.
 *
 * @param reason why
 * @param action what
 */
public record PlannedAction(Reason reason, UserAction action) {
    /** Why a user is changed; the text stands in log lines. */
    public enum Reason {
        /** A selected directory user without an Adobe user. */
        NEW("new in the directory"),
        /** Attributes or groups differ. */
        DIFFERENT("differs from the directory"),
        /** Sent without a look at Adobe. */
        PUSHED("pushed"),
        /** No selected directory user. */
        ADOBE_ONLY("Adobe-only");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** {@return the reason as log lines tell it} */
        public String text() {
            return text;
        }
    }
}
