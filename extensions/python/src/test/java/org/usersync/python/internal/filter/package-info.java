/** Tests of filters, in the same package to reach their limits. */
package org.usersync.python.internal.filter;
