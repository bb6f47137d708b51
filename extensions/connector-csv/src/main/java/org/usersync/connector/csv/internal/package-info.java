/** Users and groups from one CSV file. */
@NullMarked
package org.usersync.connector.csv.internal;

import org.jspecify.annotations.NullMarked;
