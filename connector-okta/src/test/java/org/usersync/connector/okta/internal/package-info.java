/** Tests of the Okta connector against a scripted Okta. */
@NullMarked
package org.usersync.connector.okta.internal;

import org.jspecify.annotations.NullMarked;
