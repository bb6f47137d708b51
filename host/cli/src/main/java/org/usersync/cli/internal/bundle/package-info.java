/** The commands about bundles. */
@NullMarked
package org.usersync.cli.internal.bundle;

import org.jspecify.annotations.NullMarked;
