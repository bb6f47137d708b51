/** TEMPORARY. */
@NullMarked
package org.usersync.config;

import org.jspecify.annotations.NullMarked;
