/** Registry, leases and the guard around calls into plug-ins. */
@NullMarked
package org.usersync.runtime.internal;

import org.jspecify.annotations.NullMarked;
