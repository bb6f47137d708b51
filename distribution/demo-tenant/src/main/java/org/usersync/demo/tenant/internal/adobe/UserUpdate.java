package org.usersync.demo.tenant.internal.adobe;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeUser;

import com.fasterxml.jackson.databind.JsonNode;

/** The step that changes a user's attributes. */
final class UserUpdate {
    private static final Set<String> KEYS = Set.of("email", "username", "firstname", "lastname");

    private final AdobeDirectory directory;

    UserUpdate(AdobeDirectory directory) {
        this.directory = directory;
    }

    /** Checks what can be checked without the user. */
    void check(JsonNode payload) {
        if (!payload.isObject() || payload.isEmpty()) {
            throw new StepFailure("error.update.no", "Nothing to update");
        }
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            switch (entry.getKey()) {
                case "country" ->
                    throw new StepFailure("error.update.country.no_update", "The country cannot be updated");
                case "option" ->
                    throw new StepFailure("error.command.update.option.no", "An update step has no option");
                default -> {
                    if (!KEYS.contains(entry.getKey())) {
                        throw new StepFailure(
                                "error.command.illegal_entry", "Unknown entry in an update step: " + entry.getKey());
                    }
                }
            }
            if (!entry.getValue().isTextual()) {
                throw new StepFailure("error.command.string_expected", entry.getKey() + " must be a text");
            }
        }
        if (payload.has("email")) {
            UserCreation.email(payload.path("email").asText(""));
        }
    }

    /** Changes a user. */
    AdobeUser run(AdobeUser user, JsonNode payload) {
        check(payload);
        if (user.adobeId()) {
            throw new StepFailure("error.update.adobeid.no", "An Adobe ID cannot be updated");
        }
        String email = newEmail(user, UserCreation.text(payload, "email"));
        String username = newUsername(user, email, UserCreation.text(payload, "username"));
        String firstname = UserCreation.text(payload, "firstname");
        String lastname = UserCreation.text(payload, "lastname");
        String domain = user.domain();
        if (!email.equals(user.email())) {
            domain = email.substring(email.indexOf('@') + 1);
        }
        return directory.put(new AdobeUser(
                user.id(),
                user.type(),
                user.status(),
                email,
                username,
                domain,
                firstname == null ? user.firstname() : firstname,
                lastname == null ? user.lastname() : lastname,
                user.country(),
                user.groups()));
    }

    private String newEmail(AdobeUser user, @Nullable String wanted) {
        // the letter case of an e-mail never changes
        if (wanted == null || wanted.equalsIgnoreCase(user.email())) {
            return user.email();
        }
        String domain = wanted.substring(wanted.indexOf('@') + 1);
        if (!user.type().equals(directory.typeOf(domain))) {
            throw new StepFailure(
                    "error.user.change_domain_update.no", "The new domain is not of the same directory: " + domain);
        }
        boolean taken = directory.withEmail(wanted).stream()
                .anyMatch(
                        other -> !other.adobeId() && !String.valueOf(other.id()).equals(user.id()));
        if (taken) {
            throw new StepFailure("error.user.email.name_in_use", "The email is in use");
        }
        return wanted;
    }

    private String newUsername(AdobeUser user, String email, @Nullable String wanted) {
        String username = user.effectiveUsername();
        if (wanted != null) {
            username = wanted;
        } else if (!email.equals(user.email()) && username.contains("@")) {
            // a username that is an e-mail follows the e-mail
            username = email;
        }
        boolean taken = directory.withUsername(username, user.effectiveDomain()).stream()
                .anyMatch(
                        other -> !other.adobeId() && !String.valueOf(other.id()).equals(user.id()));
        if (taken) {
            throw new StepFailure("error.user.name_in_use", "The username is in use");
        }
        return username;
    }
}
