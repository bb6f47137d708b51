/** Tests of the LDAP connector against directories in memory and real ones. */
@NullMarked
package org.usersync.connector.ldap.internal;

import org.jspecify.annotations.NullMarked;
