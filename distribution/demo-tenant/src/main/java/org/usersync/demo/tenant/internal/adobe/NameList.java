package org.usersync.demo.tenant.internal.adobe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** A list of names in an add or remove step. */
final class NameList {
    private NameList() {}

    /** The names, after checking that they are few, texts and different. */
    static List<String> read(JsonNode list, String what) {
        if (!list.isArray()) {
            throw new StepFailure("error.command.add_remove.list_not_array", "A list is expected for " + what);
        }
        if (list.isEmpty()) {
            throw new StepFailure("error.command.add_remove.missing_list", "The list of " + what + " is empty");
        }
        if (list.size() > CommandShape.MOST) {
            throw new StepFailure(
                    "error.command.add_remove.list_too_long",
                    "A list of " + what + " has at most " + CommandShape.MOST + " entries");
        }
        List<String> names = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode name : list) {
            if (!name.isTextual() || name.textValue().isBlank()) {
                throw new StepFailure("error.command.string_expected", "A list of " + what + " holds texts only");
            }
            if (!keys.add(AdobeDirectory.key(name.textValue()))) {
                throw new StepFailure(
                        "error.command.add_remove.duplicate." + what + "_list",
                        "An entry is twice in the list of " + what);
            }
            names.add(name.textValue());
        }
        return names;
    }
}
