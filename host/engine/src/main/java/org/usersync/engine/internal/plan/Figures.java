package org.usersync.engine.internal.plan;

/**
 * What was read and decided, for the summary.
 *
 * @param directoryRead directory users with a valid identity
 * @param selected directory users in scope
 * @param adobeRead users read in the primary
 * @param excluded users of the primary left alone by configuration
 * @param unchanged the other users of the primary that nothing happens to
 * @param created users created in the primary
 * @param updated matching users changed in any target
 * @param groupsCreated user groups created
 * @param createdInSecondaries users created in any secondary
 * @param adobeOnly Adobe-only users that something happens to
 */
public record Figures(
        long directoryRead,
        long selected,
        long adobeRead,
        long excluded,
        long unchanged,
        long created,
        long updated,
        long groupsCreated,
        long createdInSecondaries,
        long adobeOnly) {}
