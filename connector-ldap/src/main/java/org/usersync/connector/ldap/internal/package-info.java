/** Users and groups from LDAP directories, Active Directory among them. */
@NullMarked
package org.usersync.connector.ldap.internal;

import org.jspecify.annotations.NullMarked;
