/** A deliberately small connector that passes the conformance kit, and broken ones that the kit catches. */
@NullMarked
package org.usersync.spi.sample;

import org.jspecify.annotations.NullMarked;
