/** Private keys: reading, encrypting, making them. */
@NullMarked
package org.usersync.credentials.internal.key;

import org.jspecify.annotations.NullMarked;
