/** The simulated Okta API. */
@NullMarked
package org.usersync.demo.tenant.internal.okta;

import org.jspecify.annotations.NullMarked;
