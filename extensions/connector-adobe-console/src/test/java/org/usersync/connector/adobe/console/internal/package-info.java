/** Tests of the connector against a small Adobe organisation in memory. */
@NullMarked
package org.usersync.connector.adobe.console.internal;

import org.jspecify.annotations.NullMarked;
