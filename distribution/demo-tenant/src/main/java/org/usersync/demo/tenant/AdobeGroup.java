package org.usersync.demo.tenant;

import org.jspecify.annotations.Nullable;

/**
 * A user group, product profile or admin group of the Adobe organisation.
 *
 * @param name the name
 * @param type {@code USER_GROUP} (also if null), {@code PRODUCT_PROFILE}, {@code SYSADMIN_GROUP} …
 * @param description free text, or null
 * @param readOnly whether it is shared from another organisation: its members cannot be changed
 */
public record AdobeGroup(
        String name, @Nullable String type, @Nullable String description, boolean readOnly) {
    /**
     * Makes an ordinary user group.
     *
     * @param name the name
     */
    public AdobeGroup(String name) {
        this(name, null, null, false);
    }

    /**
     * Makes a group that can be changed.
     *
     * @param name the name
     * @param type of group
     */
    public AdobeGroup(String name, String type) {
        this(name, type, null, false);
    }

    /** {@return the type in force} */
    public String effectiveType() {
        return type == null ? "USER_GROUP" : type;
    }
}
