/** The simulated sign-in and User Management API of Adobe. */
@NullMarked
package org.usersync.demo.tenant.internal.adobe;

import org.jspecify.annotations.NullMarked;
