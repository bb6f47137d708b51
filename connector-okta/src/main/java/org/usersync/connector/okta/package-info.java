/** TEMPORARY. */
@NullMarked
package org.usersync.connector.okta;

import org.jspecify.annotations.NullMarked;
