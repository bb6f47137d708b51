/** The connector that reads users and their groups from an Okta organisation. */
@NullMarked
package org.usersync.connector.okta.internal;

import org.jspecify.annotations.NullMarked;
