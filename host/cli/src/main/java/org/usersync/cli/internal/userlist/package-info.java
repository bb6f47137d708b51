/** Files that list Adobe-only users, in the form that administrators keep and edit. */
@NullMarked
package org.usersync.cli.internal.userlist;

import org.jspecify.annotations.NullMarked;
