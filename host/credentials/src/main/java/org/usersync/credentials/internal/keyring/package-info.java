/** The keyrings of the operating systems. */
@NullMarked
package org.usersync.credentials.internal.keyring;

import org.jspecify.annotations.NullMarked;
