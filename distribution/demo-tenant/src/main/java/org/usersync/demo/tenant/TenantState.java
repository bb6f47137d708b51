package org.usersync.demo.tenant;

/**
 * All that the made-up company has.
 *
 * @param okta its directory
 * @param adobe its Adobe organisation
 */
public record TenantState(OktaState okta, AdobeState adobe) {
    /**
     * {@return this company with another directory}
     *
     * @param other the directory
     */
    public TenantState withOkta(OktaState other) {
        return new TenantState(other, adobe);
    }

    /**
     * {@return this company with another Adobe organisation}
     *
     * @param other the organisation
     */
    public TenantState withAdobe(AdobeState other) {
        return new TenantState(okta, other);
    }
}
