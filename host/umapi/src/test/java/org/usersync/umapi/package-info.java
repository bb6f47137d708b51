/** Tests of reading and changing an organisation, against a scripted Adobe. */
@NullMarked
package org.usersync.umapi;

import org.jspecify.annotations.NullMarked;
