/** The demo command. */
@NullMarked
package org.usersync.demo.tenant.internal.demo;

import org.jspecify.annotations.NullMarked;
