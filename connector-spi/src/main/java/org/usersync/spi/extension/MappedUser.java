package org.usersync.spi.extension;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.model.IdentityType;

/**
 * One selected user as a hook sees it: what the directory said, to read; what Adobe is to know, to change. Valid during
 * one call of a hook and on its thread; the host implements it.
 *
 * <p>Changes of email, username, domain and identity type take part in finding the user at Adobe.
 */
@ProviderType
public interface MappedUser {
    /** {@return names the user in messages, {@code type,username,domain,email} by the values before any hook} */
    String key();

    /**
     * The raw values of the directory, in its own types, those of {@link ExtendedAttributes} among them.
     *
     * @return the values by name, unmodifiable; a missing one is null
     */
    Map<String, @Nullable Object> sourceAttributes();

    /** {@return the directory groups of the user that the run asked for, unmodifiable, named as configured} */
    Set<String> sourceGroups();

    /** {@return the identity type of the user} */
    IdentityType identityType();

    /**
     * Changes the identity type of the user.
     *
     * @param value the new type, never null
     */
    void identityType(IdentityType value);

    /**
     * Reads an attribute that Adobe is to know.
     *
     * @param attribute which one
     * @return its value, or null if there is none
     */
    @Nullable String get(TargetAttribute attribute);

    /**
     * Changes an attribute that Adobe is to know. A user whose identity is not valid afterwards (neither username nor
     * email; a username without {@code @} and no domain) is skipped with a warning.
     *
     * @param attribute which one
     * @param value the new value, or null for none; it is stripped
     */
    void set(TargetAttribute attribute, @Nullable String value);

    /**
     * The Adobe groups that the user is to have, spelled as configured: {@code group} in the primary organisation,
     * {@code target::group} in another one. Changes count; names compare without case. A group that is neither in the
     * mapping nor among {@link ExtendedAdobeGroups} is an error line in the log and is ignored.
     *
     * @return a set to change, without null
     */
    Set<String> targetGroups();
}
