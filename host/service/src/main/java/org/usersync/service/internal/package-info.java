/** Schedules, runs, control socket, health and metrics. */
@NullMarked
package org.usersync.service.internal;

import org.jspecify.annotations.NullMarked;
