/** How calls are sent, judged, repeated and held back. */
@NullMarked
package org.usersync.http.internal;

import org.jspecify.annotations.NullMarked;
