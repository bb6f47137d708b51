package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.Step;
import org.usersync.spi.model.IdentityType;

/** Who can be created, and how. A user who cannot is told once, whatever the number of targets. */
final class Creation {
    /** The country code that Adobe takes for "undefined". */
    private static final String UNDEFINED_COUNTRY = "UD";

    private final SyncOptions options;
    private final Set<String> adobeIdEmails;
    private final RunLog log;
    private final Map<Integer, Optional<Step.Create>> known = new HashMap<>();

    /**
     * Prepares.
     *
     * @param adobeIdEmails normalised emails of adobeID users of all targets
     */
    Creation(SyncOptions options, Set<String> adobeIdEmails, RunLog log) {
        this.options = options;
        this.adobeIdEmails = adobeIdEmails;
        this.log = log;
    }

    /** {@return the steps that create a user in a target and add the groups, or null if the user is not to be created} */
    @Nullable List<Step> steps(int number, DesiredUser user, int target, List<Step> groupSteps) {
        if (options.excludeUnmappedUsers() && !user.mapped()) {
            return null;
        }
        Step.Create create =
                known.computeIfAbsent(number, unknown -> decide(user)).orElse(null);
        if (create == null) {
            return null;
        }
        List<Step> steps = new ArrayList<>(groupSteps.size() + 1);
        boolean update = target == 0 && options.updateUserInfo();
        steps.add(new Step.Create(
                create.identityType(),
                create.email(),
                create.country(),
                create.firstName(),
                create.lastName(),
                update));
        steps.addAll(groupSteps);
        return steps;
    }

    private Optional<Step.Create> decide(DesiredUser user) {
        IdentityKey key = user.key();
        String email = user.email();
        if (email == null) {
            log.error("{} is not created: the directory has no email for it", key);
            return Optional.empty();
        }
        if (user.identityType() != IdentityType.ADOBE_ID && adobeIdEmails.contains(key.email())) {
            log.warn("{} is not created: its email belongs to an adobeID already", key);
            return Optional.empty();
        }
        String country = country(user);
        if (country == null) {
            log.error("{} is not created: neither the directory nor default_country_code gives its country", key);
            return Optional.empty();
        }
        return Optional.of(
                new Step.Create(user.identityType(), email, country, user.firstName(), user.lastName(), false));
    }

    private @Nullable String country(DesiredUser user) {
        String country = user.country();
        if (country == null) {
            country = IdentityKey.given(options.defaultCountry());
        }
        if (country == null) {
            return user.identityType() == IdentityType.ENTERPRISE_ID ? UNDEFINED_COUNTRY : null;
        }
        return country.toUpperCase(Locale.ROOT);
    }
}
