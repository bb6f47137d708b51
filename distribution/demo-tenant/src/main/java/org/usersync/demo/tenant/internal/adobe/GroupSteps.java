package org.usersync.demo.tenant.internal.adobe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeUser;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out the steps of a command on one user group. */
final class GroupSteps {
    private static final int LONGEST = 255;

    private final AdobeDirectory directory;
    private final boolean testOnly;
    private String name;

    GroupSteps(AdobeDirectory directory, JsonNode command, boolean testOnly) {
        this.directory = directory;
        this.testOnly = testOnly;
        this.name = command.path("usergroup").asText("");
    }

    /** Carries out one step. */
    void run(CommandShape.Step step) {
        if (!step.payload().isObject()) {
            throw new StepFailure("error.command.malformed", step.name() + " needs an object");
        }
        switch (step.name()) {
            case "createUserGroup" -> create(step.payload());
            case "updateUserGroup" -> update(step.payload());
            case "deleteUserGroup" -> delete();
            default -> members(step.payload(), step.name().equals("add"));
        }
    }

    private void create(JsonNode payload) {
        String wanted = payload.path("name").asText(name);
        checkName(wanted);
        String option = payload.path("option").asText("");
        if (!option.isEmpty() && !option.equals("ignoreIfAlreadyExists") && !option.equals("updateIfAlreadyExists")) {
            throw new StepFailure("error.option.illegal", "Unknown option");
        }
        AdobeGroup existing = directory.group(wanted);
        if (existing == null) {
            if (!testOnly) {
                directory.putGroup(
                        new AdobeGroup(wanted, null, payload.path("description").textValue(), false));
            }
        } else if (option.isEmpty() || !existing.effectiveType().equals("USER_GROUP")) {
            throw new StepFailure("error.usergroup.already_exists", "A group of that name exists");
        } else if (option.equals("updateIfAlreadyExists") && !testOnly) {
            directory.putGroup(new AdobeGroup(
                    existing.name(),
                    existing.type(),
                    payload.path("description").textValue(),
                    existing.readOnly()));
        }
        name = wanted;
    }

    private void update(JsonNode payload) {
        String rename = payload.path("name").textValue();
        String description = payload.path("description").textValue();
        if (rename == null && description == null) {
            throw new StepFailure("error.usergroup.command.missing.arguments", "Nothing to update");
        }
        AdobeGroup group = writable("error.usergroup.readonly.update_not_allowed");
        String wanted = rename == null ? group.name() : rename;
        checkName(wanted);
        if (!AdobeDirectory.key(wanted).equals(AdobeDirectory.key(group.name())) && directory.group(wanted) != null) {
            throw new StepFailure("error.usergroup.already_exists", "A group of that name exists");
        }
        if (!testOnly) {
            directory.renameGroup(
                    group,
                    new AdobeGroup(
                            wanted, group.type(), description == null ? group.description() : description, false));
            name = wanted;
        }
    }

    private void delete() {
        AdobeGroup group = writable("error.usergroup.readonly.remove_not_allowed");
        if (!testOnly) {
            directory.removeGroup(group);
        }
    }

    private void members(JsonNode payload, boolean add) {
        AdobeGroup group = writable(
                add
                        ? "error.usergroup.readonly.add_user_not_allowed"
                        : "error.usergroup.readonly.remove_user_not_allowed");
        if (payload.isEmpty()) {
            throw new StepFailure("error.command.add_remove.missing_list", "A list of users or profiles is missing");
        }
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            switch (entry.getKey()) {
                case "user" -> users(group, NameList.read(entry.getValue(), "user"), add);
                case "productConfiguration" -> profiles(NameList.read(entry.getValue(), "product"));
                default ->
                    throw new StepFailure("error.command.add_remove.key.unknown", "Unknown entry: " + entry.getKey());
            }
        }
    }

    /** All or none: the answer does not say which of the users is wrong. */
    private void users(AdobeGroup group, List<String> emails, boolean add) {
        List<AdobeUser> users = new ArrayList<>();
        for (String email : emails) {
            Optional<AdobeUser> user = email.contains("@") ? directory.find(email, null, false) : Optional.empty();
            if (user.isEmpty() && !testOnly) {
                throw new StepFailure("error.usergroup.user_list.invalid", "A user of the list is not valid");
            }
            user.ifPresent(users::add);
        }
        if (!testOnly) {
            users.forEach(user ->
                    directory.put(add ? AdobeDirectory.with(user, group) : AdobeDirectory.without(user, group.name())));
        }
    }

    private void profiles(List<String> names) {
        for (String profile : names) {
            AdobeGroup found = directory.group(profile);
            if (found == null || !found.effectiveType().equals("PRODUCT_PROFILE")) {
                throw new StepFailure("error.group.not_found", "Profile not found: " + profile);
            }
        }
    }

    private AdobeGroup writable(String readOnly) {
        AdobeGroup group = directory.group(name);
        if (group == null && testOnly) {
            return new AdobeGroup(name);
        }
        if (group == null || !group.effectiveType().equals("USER_GROUP")) {
            throw new StepFailure("error.usergroup.not_found", "User group not found: " + name);
        }
        if (group.readOnly()) {
            throw new StepFailure(readOnly, "The group is read-only");
        }
        return group;
    }

    private static void checkName(String wanted) {
        if (wanted.isBlank() || wanted.startsWith("_") || wanted.length() > LONGEST) {
            throw new StepFailure("error.group.invalid_name", "The name of the group is not valid");
        }
    }
}
