/** Adobe's side of a run: the users and groups of each organisation, kept in a compact form. */
@NullMarked
package org.usersync.engine.internal.adobe;

import org.jspecify.annotations.NullMarked;
