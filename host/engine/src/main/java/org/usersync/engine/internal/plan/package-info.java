/** Decisions: what a run is to change, computed completely before anything is sent. */
@NullMarked
package org.usersync.engine.internal.plan;

import org.jspecify.annotations.NullMarked;
