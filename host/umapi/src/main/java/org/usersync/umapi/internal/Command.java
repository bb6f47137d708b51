package org.usersync.umapi.internal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.ActionKind;
import org.usersync.engine.target.SentAction;

import com.fasterxml.jackson.core.JsonGenerator;

/** One entry of a request of actions, within Adobe's limits. */
sealed interface Command permits UserCommand, GroupCommand, GroupMembersCommand {
    /** {@return the id under which it is sent} */
    String requestId();

    /** {@return how log lines name its user or group} */
    String label();

    /** {@return what it does} */
    ActionKind kind();

    /** {@return it as the listener of sending knows it} */
    default SentAction sent() {
        return new SentAction(requestId(), kind(), label());
    }

    /**
     * Two commands of equal subject must not meet in one request, and are sent in their order: within a request Adobe
     * promises no order.
     *
     * @return what it is about
     */
    String subject();

    /**
     * Names a step.
     *
     * @param index the step's position
     * @return its name on the wire, or null if there is no such step
     */
    @Nullable String stepName(int index);

    /**
     * Tells whether an error of Adobe's is none for us, because what was wanted is there.
     *
     * @param error the error
     * @param repeated whether the command was sent before
     * @return true if it counts as done
     */
    boolean achievedDespite(ActionAnswer.Entry error, boolean repeated);

    /** {@return whether sending it again after it was half done does no harm} */
    boolean repeatable();

    /** Writes it as an object. */
    void write(JsonGenerator json) throws IOException;

    /**
     * Takes note of how it went.
     *
     * @param verdict what is known of it
     */
    void settled(Verdict verdict);

    /** {@return why it must not be sent any more, or null if it may} */
    @Nullable String obstacle();
}
