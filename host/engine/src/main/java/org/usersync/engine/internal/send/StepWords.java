package org.usersync.engine.internal.send;

import java.util.ArrayList;
import java.util.List;

import org.usersync.engine.target.Step;

/** Tells steps in words for the log: what is done and which groups, never a value of a user. */
final class StepWords {
    private StepWords() {}

    static String of(List<Step> steps) {
        List<String> words = new ArrayList<>();
        steps.forEach(step -> words.add(word(step)));
        return String.join(", ", words);
    }

    private static String word(Step step) {
        if (step instanceof Step.Create create) {
            return create.updateIfExists() ? "create or update" : "create";
        }
        if (step instanceof Step.Update update) {
            return "update " + String.join(" and ", names(update));
        }
        if (step instanceof Step.AddToGroups add) {
            return "add to " + add.groups();
        }
        if (step instanceof Step.RemoveFromGroups remove) {
            return "remove from " + remove.groups();
        }
        if (step instanceof Step.RemoveFromOrganisation remove) {
            return remove.deleteAccount() ? "delete the account" : "remove from the organisation";
        }
        return "remove from all groups";
    }

    private static List<String> names(Step.Update update) {
        List<String> names = new ArrayList<>();
        if (update.email() != null) {
            names.add("email");
        }
        if (update.username() != null) {
            names.add("username");
        }
        if (update.firstName() != null) {
            names.add("first name");
        }
        if (update.lastName() != null) {
            names.add("last name");
        }
        return names;
    }
}
