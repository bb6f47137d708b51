package org.usersync.umapi.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;

import com.fasterxml.jackson.core.JsonFactory;

/** Sends commands request by request and tells the listener how each of them went. */
final class ActionSender {
    private static final Logger LOG = LoggerFactory.getLogger(ActionSender.class);
    /** Adobe's 1 MB, with some room. */
    private static final int MOST_BYTES = 1_000_000;
    /** No organisation has so many pages of groups; Adobe answers with a few bytes. */
    private static final int PAGE_BEYOND_END = 9999;

    private static final Set<String> UNKNOWN_USER = Set.of(
            "error.user.not_found",
            "error.user.nonexistent",
            "error.user.not_in_org",
            "error.user.nonexistent_or_has_conflicting_parameters");

    private final AdobeApi api;
    private final JsonFactory json;
    private final String org;
    private final String path;
    private final Judge judge;
    private final ActionAnswerReader reader;

    /**
     * Makes a sender.
     *
     * @param api makes the calls
     * @param json reads and writes JSON
     * @param org the organisation's id, encoded
     * @param testMode whether Adobe only checks commands
     */
    ActionSender(AdobeApi api, JsonFactory json, String org, boolean testMode) {
        this.api = api;
        this.json = json;
        this.org = org;
        this.path = "/action/" + org + (testMode ? "?testOnly=true" : "");
        this.judge = new Judge(testMode);
        this.reader = new ActionAnswerReader(json, api::line);
    }

    /**
     * Sends commands.
     *
     * @param commands the commands of one action after the other
     * @param last whether nothing is sent to the organisation afterwards
     * @param listener is told how they went
     */
    void send(Iterator<List<Command>> commands, boolean last, SendListener listener) {
        Batches batches = new Batches(commands, json, MOST_BYTES);
        if (last && !batches.hasNext()) {
            endSync();
        }
        int answered = 0;
        while (batches.hasNext()) {
            Batches.Batch batch = batches.next();
            String named = named(batch.commands());
            var request = new AdobeApi.Request("the request with " + named, UmapiTarget.ACTIONS, path, batch.body());
            var outcome = call(request, last && !batches.hasNext(), named, answered);
            new BatchReport(batches, batch.commands(), listener).take(outcome);
            answered += batch.commands().size();
        }
    }

    private AdobeApi.Outcome<Optional<ActionAnswer>> call(
            AdobeApi.Request request, boolean last, String named, int answered) {
        try {
            api.prepare();
        } catch (TargetException e) {
            throw withProgress(e, answered, named + " and what follows was not sent");
        }
        try {
            return api.call(request, last, reader);
        } catch (TargetException e) {
            boolean sure = e.kind() == Kind.AUTH || e.kind() == Kind.RATE_LIMITED;
            throw withProgress(
                    e,
                    answered,
                    named + (sure ? " was not carried out" : " may or may not have been carried out")
                            + ", what follows was not sent");
        }
    }

    private static TargetException withProgress(TargetException e, int answered, String rest) {
        return new TargetException(
                e.kind(),
                Failures.sentence(e.getMessage()) + " Adobe had answered " + answered + " actions of this part; " + rest
                        + ".",
                e);
    }

    private static String named(List<Command> commands) {
        String first = commands.get(0).requestId();
        return commands.size() == 1
                ? first
                : first + " to " + commands.get(commands.size() - 1).requestId();
    }

    /**
     * Tells Adobe that a sync that only read is over. Only the last request can carry that, and while users are read
     * nobody knows that nothing will follow; so this asks for the smallest answer there is. The sync is complete
     * without it: a failure is no error.
     */
    private void endSync() {
        if (!api.syncOpen()) {
            return;
        }
        var request = new AdobeApi.Request(
                "the request that ends the sync", UmapiTarget.GROUPS, "/groups/" + org + "/" + PAGE_BEYOND_END, null);
        try {
            LOG.debug("Adobe was told that the sync is over: status {}", api.callOnce(request));
        } catch (TargetException e) {
            LOG.debug("Adobe could not be told that the sync is over: {}", e.getMessage());
        }
    }

    /** What is made of one answer. */
    private final class BatchReport {
        private final Batches batches;
        private final List<Command> commands;
        private final SendListener listener;

        BatchReport(Batches batches, List<Command> commands, SendListener listener) {
            this.batches = batches;
            this.commands = commands;
            this.listener = listener;
        }

        void take(AdobeApi.Outcome<Optional<ActionAnswer>> outcome) {
            if (outcome instanceof AdobeApi.Outcome.Answered<Optional<ActionAnswer>> answered) {
                Optional<ActionAnswer> answer = answered.value();
                if (answer.isEmpty()) {
                    String message =
                            "Adobe's answer is no JSON object; the actions may or may not have been carried out";
                    refuse(message, Verdict.inDoubt(message));
                } else if (refusedAsAWhole(answer.get())) {
                    refuse(answer.get().result() + ": " + answer.get().message(), Verdict.refused());
                } else {
                    report(answer.get());
                }
            } else {
                Refusal refusal = ((AdobeApi.Outcome.Refused<Optional<ActionAnswer>>) outcome).refusal();
                String message = refusal.describe();
                refuse(message, refusal.status() < 500 ? Verdict.refused() : Verdict.inDoubt(message));
            }
            withdraw();
        }

        private boolean refusedAsAWhole(ActionAnswer answer) {
            return answer.result().startsWith("error.") && answer.errors().isEmpty();
        }

        private void refuse(String message, Verdict verdict) {
            listener.requestRefused(commands.stream().map(Command::sent).toList(), message);
            commands.forEach(command -> command.settled(verdict));
        }

        private void report(ActionAnswer answer) {
            for (ActionAnswer.Entry warning : answer.warnings()) {
                int position = Judge.position(commands, warning);
                String id = position < 0 ? "none" : commands.get(position).requestId();
                String label = position < 0 ? "unknown" : commands.get(position).label();
                listener.warned(id, label, warning.code(), warning.message());
            }
            List<Verdict> verdicts = judge.judge(commands, answer);
            for (int i = 0; i < commands.size(); i++) {
                report(commands.get(i), verdicts.get(i));
            }
        }

        private void report(Command command, Verdict verdict) {
            boolean repeated = batches.wasRepeated(command);
            Verdict settled = verdict;
            if (verdict.kind() == Verdict.Kind.REJECTED) {
                if (!repeated && command.repeatable() && passes(verdict.errors().get(0))) {
                    batches.repeatLater(command);
                    return;
                }
                if (verdict.errors().stream().allMatch(error -> command.achievedDespite(error, repeated))) {
                    settled = Verdict.accepted();
                }
            }
            command.settled(settled);
            tell(command, settled);
        }

        private void tell(Command command, Verdict verdict) {
            switch (verdict.kind()) {
                case ACCEPTED -> listener.accepted(command.sent());
                case REJECTED ->
                    verdict.errors()
                            .forEach(
                                    error -> reject(command, step(command, error), error.code(), told(command, error)));
                case IN_DOUBT, REFUSED -> reject(command, null, "in_doubt", verdict.why());
            }
        }

        /**
         * A request whose answer was lost is sent again. If the first one gave the user another name, the second one asks
         * for a user whom Adobe does not know.
         */
        private static String told(Command command, ActionAnswer.Entry error) {
            return command.repeatable() || !UNKNOWN_USER.contains(error.code())
                    ? error.message()
                    : error.message() + "; the action may or may not have been carried out: the user has the new name"
                            + " already if an answer of Adobe was lost";
        }

        private @Nullable String step(Command command, ActionAnswer.Entry error) {
            Integer step = error.step();
            return step == null ? null : command.stepName(step);
        }

        private void reject(Command command, @Nullable String step, String code, String message) {
            listener.rejected(command.sent(), step, code, message);
        }

        /** Errors that pass by themselves: Adobe throttled this one command, or failed inside. */
        private static boolean passes(ActionAnswer.Entry error) {
            return error.code().equals("error.throttled_by_external_service")
                    || error.code().startsWith("error.internal.");
        }

        private void withdraw() {
            if (commands.stream().anyMatch(command -> command.obstacle() != null)) {
                for (Command command : batches.withdrawObstructed()) {
                    reject(command, null, "not_sent", "not sent, because " + command.obstacle());
                }
            }
        }
    }
}
