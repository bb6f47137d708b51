/** Measures the LDAP connector against OpenLDAP, beside {@code ldapsearch}. */
@NullMarked
package org.usersync.benchmarks.ldap;

import org.jspecify.annotations.NullMarked;
