/** Reads another Adobe organisation as a directory. */
@NullMarked
package org.usersync.connector.adobe.console.internal;

import org.jspecify.annotations.NullMarked;
