/** The User Management API's wire format, sign-in, paging and batching. */
@NullMarked
package org.usersync.umapi.internal;

import org.jspecify.annotations.NullMarked;
