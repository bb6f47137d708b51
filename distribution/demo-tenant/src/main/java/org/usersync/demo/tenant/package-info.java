/** TEMPORARY. */
@NullMarked
package org.usersync.demo.tenant;

import org.jspecify.annotations.NullMarked;
