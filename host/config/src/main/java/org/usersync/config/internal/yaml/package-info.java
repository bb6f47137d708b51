/** YAML files as trees of plain values that know where they stand. */
@NullMarked
package org.usersync.config.internal.yaml;

import org.jspecify.annotations.NullMarked;
