package org.usersync.demo.tenant.internal.adobe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeUser;

import com.fasterxml.jackson.databind.JsonNode;

/** The three steps that create a user. */
final class UserCreation {
    private static final Set<String> KEYS = Set.of("email", "country", "firstname", "lastname", "option");
    private static final Set<String> OPTIONS = Set.of("ignoreIfAlreadyExists", "updateIfAlreadyExists");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_EMAIL = 60;
    private static final int LONGEST_NAME = 250;

    private final AdobeDirectory directory;

    UserCreation(AdobeDirectory directory) {
        this.directory = directory;
    }

    /** Creates a user, or finds the one that is there where an option allows it; null where it is only a test. */
    @Nullable AdobeUser run(CommandShape.Step step, String name, @Nullable String domain, boolean testOnly) {
        JsonNode payload = step.payload();
        checkKeys(payload);
        String type =
                switch (step.name()) {
                    case "addAdobeID" -> "adobeID";
                    case "createEnterpriseID" -> "enterpriseID";
                    default -> "federatedID";
                };
        AdobeUser wanted = new AdobeUser(
                null,
                type,
                null,
                email(payload.path("email").asText("")),
                name,
                domain,
                text(payload, "firstname"),
                text(payload, "lastname"),
                text(payload, "country"),
                List.of());
        checkNames(wanted);
        checkCountry(wanted);
        checkDomain(wanted);
        if (testOnly) {
            return null;
        }
        Optional<AdobeUser> existing = directory.withEmail(wanted.email()).stream()
                .filter(user -> user.adobeId() == wanted.adobeId())
                .findFirst();
        return existing.isPresent()
                ? existing(existing.get(), wanted, payload.path("option").asText(""))
                : created(wanted);
    }

    private AdobeUser created(AdobeUser wanted) {
        boolean taken = directory.withUsername(wanted.effectiveUsername(), wanted.effectiveDomain()).stream()
                .anyMatch(user -> user.adobeId() == wanted.adobeId());
        if (taken) {
            throw new StepFailure("error.user.name_in_use", "The username is in use");
        }
        return directory.put(wanted);
    }

    private AdobeUser existing(AdobeUser user, AdobeUser wanted, String option) {
        if (option.isEmpty()) {
            throw new StepFailure("error.user.already_in_org", "The user is already in the organization");
        }
        if (!option.equals("updateIfAlreadyExists") || user.adobeId()) {
            return user;
        }
        return directory.put(new AdobeUser(
                user.id(),
                user.type(),
                user.status(),
                user.email(),
                user.username(),
                user.domain(),
                wanted.firstname() == null ? user.firstname() : wanted.firstname(),
                wanted.lastname() == null ? user.lastname() : wanted.lastname(),
                user.country(),
                user.groups()));
    }

    private static void checkKeys(JsonNode payload) {
        if (!payload.isObject()) {
            throw new StepFailure("error.command.create.object_expected", "A create step needs an object");
        }
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new StepFailure(
                        "error.command.create.key.unknown", "Unknown entry in a create step: " + entry.getKey());
            }
            if (!entry.getValue().isTextual()) {
                throw new StepFailure("error.command.create.string_expected", entry.getKey() + " must be a text");
            }
        }
        if (payload.has("option") && !OPTIONS.contains(payload.path("option").textValue())) {
            throw new StepFailure("error.option.illegal", "Unknown option");
        }
    }

    /** An e-mail of legal shape. */
    static String email(String email) {
        int at = email.indexOf('@');
        if (at <= 0 || at == email.length() - 1 || at != email.lastIndexOf('@') || email.length() > LONGEST_EMAIL) {
            throw new StepFailure("error.user.email.invalid", "The email address is not valid");
        }
        return email;
    }

    /** A text, null where there is none. */
    static @Nullable String text(JsonNode payload, String name) {
        String text = payload.path(name).textValue();
        if (text != null && text.length() > LONGEST_NAME) {
            throw new StepFailure("error.command.string.too_long", name + " has more than 250 characters");
        }
        return text;
    }

    private static void checkNames(AdobeUser wanted) {
        boolean sameName = AdobeDirectory.fold(wanted.effectiveUsername()).equals(AdobeDirectory.fold(wanted.email()));
        if (!wanted.type().equals("federatedID") && !sameName) {
            throw new StepFailure("error.user.must_match_email", "The username must be the email");
        }
        if (wanted.adobeId()) {
            return;
        }
        if (wanted.firstname() == null || wanted.firstname().isBlank()) {
            throw new StepFailure("error.user.firstname_missing", "The first name is missing");
        }
        if (wanted.lastname() == null || wanted.lastname().isBlank()) {
            throw new StepFailure("error.user.lastname_missing", "The last name is missing");
        }
    }

    private static void checkCountry(AdobeUser wanted) {
        String country = wanted.country();
        boolean federated = wanted.type().equals("federatedID");
        boolean undefined = "UD".equals(country);
        if (country == null ? federated : undefined ? federated : !COUNTRIES.contains(country)) {
            throw new StepFailure("error.country.invalid", "The country code is not valid");
        }
    }

    private void checkDomain(AdobeUser wanted) {
        if (wanted.adobeId()) {
            return;
        }
        String type = directory.typeOf(wanted.effectiveDomain());
        if (type == null) {
            throw new StepFailure(
                    "error.domain.trust.nonexistent", "The domain is not claimed: " + wanted.effectiveDomain());
        }
        if (!type.equals(wanted.type())) {
            throw new StepFailure("error.user.type_mismatch", "The domain is for users of type " + type);
        }
    }
}
