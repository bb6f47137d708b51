package org.usersync.demo.tenant.internal.demo;

import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Service;

/** The tenant's own simulated Okta. */
record OktaDirectory(DemoTenant tenant) implements DemoDirectory {
    @Override
    public String connector() {
        return "okta";
    }

    @Override
    public String product() {
        return "Okta";
    }

    @Override
    public String configuration() {
        return """
                host: %s
                api_token: %s
                """.formatted(
                        DemoFiles.quoted(tenant.host(Service.OKTA)),
                        DemoFiles.quoted(tenant.okta().token()));
    }

    @Override
    public void close() {
        // It ends with the tenant.
    }
}
