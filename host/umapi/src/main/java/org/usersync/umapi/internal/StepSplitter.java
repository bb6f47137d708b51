package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.usersync.engine.target.Step;

/** Cuts the steps of an action to Adobe's limits, in their order. */
final class StepSplitter {
    /** How many steps a command may have. */
    static final int STEPS = 10;
    /** How many groups a list may have. */
    static final int GROUPS = 10;

    private StepSplitter() {}

    /**
     * Checks what Adobe refuses in any case.
     *
     * @throws IllegalArgumentException if a create is not the first step or a removal from the organisation not the last
     */
    static void check(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Create && i > 0) {
                throw new IllegalArgumentException("a create has to be the first step of an action");
            }
            if (steps.get(i) instanceof Step.RemoveFromOrganisation && i < steps.size() - 1) {
                throw new IllegalArgumentException("a removal from the organisation has to be the last step");
            }
        }
    }

    /** {@return the steps of one command after the other; no command is empty, and so is no list of groups} */
    static List<List<Step>> split(List<Step> steps) {
        List<Step> small = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.AddToGroups add) {
                small.addAll(parts(add.groups(), Step.AddToGroups::new));
            } else if (step instanceof Step.RemoveFromGroups remove) {
                small.addAll(parts(remove.groups(), Step.RemoveFromGroups::new));
            } else if (!isEmptyUpdate(step)) {
                small.add(step);
            }
        }
        return slices(small, STEPS);
    }

    private static List<Step> parts(List<String> groups, Function<List<String>, Step> make) {
        return slices(GroupNames.distinct(groups), GROUPS).stream().map(make).toList();
    }

    private static boolean isEmptyUpdate(Step step) {
        return step instanceof Step.Update update
                && update.email() == null
                && update.username() == null
                && update.firstName() == null
                && update.lastName() == null;
    }

    private static <T> List<List<T>> slices(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(List.copyOf(all.subList(from, Math.min(all.size(), from + size))));
        }
        return slices;
    }
}
