/** The conformance kit: abstract Jupiter classes that every connector passes. */
@NullMarked
package org.usersync.spi.tck;

import org.jspecify.annotations.NullMarked;
