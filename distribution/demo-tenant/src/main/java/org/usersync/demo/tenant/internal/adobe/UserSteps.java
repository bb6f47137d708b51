package org.usersync.demo.tenant.internal.adobe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeUser;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out the steps of a command on one user. */
final class UserSteps {
    private static final String KEPT = "_org_admin";
    private static final Set<String> NEVER_GIVEN = Set.of(KEPT, "_compartment_admin", "_compartment_viewer");

    private final AdobeDirectory directory;
    private final UserCreation creation;
    private final UserUpdate update;
    private final String name;
    private final @Nullable String domain;
    private final boolean adobeId;
    private final boolean testOnly;
    private @Nullable String id;

    UserSteps(AdobeDirectory directory, JsonNode command, boolean testOnly) {
        this.directory = directory;
        this.creation = new UserCreation(directory);
        this.update = new UserUpdate(directory);
        this.name = command.path("user").asText("");
        this.domain = command.path("domain").textValue();
        this.adobeId = command.path("useAdobeID").asBoolean(false);
        this.testOnly = testOnly;
    }

    /**
     * Carries out one step.
     *
     * @param step what to do
     * @param warnings takes codes of warnings
     */
    void run(CommandShape.Step step, Consumer<String> warnings) {
        switch (step.name()) {
            case "update" -> {
                update.check(step.payload());
                user().ifPresent(user -> update.run(user, step.payload()));
            }
            case "add" -> add(step.payload(), warnings);
            case "remove" -> remove(step.payload(), warnings);
            case "removeFromOrg" -> removeFromOrg(step.payload());
            default -> {
                AdobeUser created = creation.run(step, name, domain, testOnly);
                id = created == null ? null : created.id();
            }
        }
    }

    /**
     * The user, where this is not only a test. A command looks for its user once: steps after a create mean the created
     * one, and steps after a change of the e-mail still mean the same user.
     */
    private Optional<AdobeUser> user() {
        if (testOnly) {
            return Optional.empty();
        }
        Optional<AdobeUser> found = find();
        if (found.isEmpty()) {
            throw new StepFailure("error.user.not_found", "User not found");
        }
        id = found.get().id();
        return found;
    }

    private Optional<AdobeUser> find() {
        String known = id;
        return known == null ? directory.find(name, domain, adobeId) : directory.byId(known);
    }

    private void add(JsonNode payload, Consumer<String> warnings) {
        List<AdobeGroup> groups = groups(payload, warnings);
        for (AdobeGroup group : groups) {
            if (NEVER_GIVEN.contains(group.name())) {
                throw new StepFailure("error.group.invalid_name", "The group cannot be assigned: " + group.name());
            }
            if (group.readOnly()) {
                throw new StepFailure("error.usergroup.readonly.add_user_not_allowed", "The group is read-only");
            }
        }
        user().ifPresent(user -> {
            AdobeUser changed = user;
            for (AdobeGroup group : groups) {
                changed = AdobeDirectory.with(changed, group);
            }
            directory.put(changed);
        });
    }

    private void remove(JsonNode payload, Consumer<String> warnings) {
        if (payload.isTextual()) {
            if (!payload.textValue().equals("all")) {
                throw new StepFailure("error.command.add_remove.list", "Only all or a list can be removed");
            }
            user().ifPresent(user -> directory.put(
                    user.withGroups(user.groups().stream().filter(KEPT::equals).toList())));
            return;
        }
        List<AdobeGroup> groups = groups(payload, warnings);
        if (groups.stream().anyMatch(AdobeGroup::readOnly)) {
            throw new StepFailure("error.usergroup.readonly.remove_user_not_allowed", "The group is read-only");
        }
        user().ifPresent(user -> {
            AdobeUser changed = user;
            for (AdobeGroup group : groups) {
                changed = AdobeDirectory.without(changed, group.name());
            }
            directory.put(changed);
        });
    }

    private List<AdobeGroup> groups(JsonNode payload, Consumer<String> warnings) {
        if (!payload.isObject() || payload.isEmpty()) {
            throw new StepFailure("error.command.add_remove.list", "A list of groups is missing");
        }
        List<String> names = List.of();
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            if (entry.getKey().equals("product")) {
                warnings.accept("warning.command.deprecated");
            } else if (!entry.getKey().equals("group")) {
                throw new StepFailure("error.command.add_remove.key.unknown", "Unknown entry: " + entry.getKey());
            }
            names = NameList.read(entry.getValue(), "group");
        }
        return names.stream().map(this::group).toList();
    }

    private AdobeGroup group(String wanted) {
        AdobeGroup group = directory.group(wanted);
        if (group == null) {
            throw new StepFailure("error.group.not_found", "Group not found: " + wanted);
        }
        return group;
    }

    private void removeFromOrg(JsonNode payload) {
        if (!payload.isObject()) {
            throw new StepFailure("error.command.malformed", "removeFromOrg needs an object");
        }
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            if (!entry.getKey().equals("deleteAccount")) {
                throw new StepFailure("error.command.illegal_entry", "Unknown entry: " + entry.getKey());
            }
            if (!entry.getValue().isBoolean()) {
                throw new StepFailure("error.command.boolean_expected", "deleteAccount must be true or false");
            }
        }
        // Adobe reports success even for somebody it does not know
        if (!testOnly) {
            find().ifPresent(directory::remove);
        }
    }
}
