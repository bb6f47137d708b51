/** Tests of hooks, through the service that the host uses. */
package org.usersync.python.internal.hook;
