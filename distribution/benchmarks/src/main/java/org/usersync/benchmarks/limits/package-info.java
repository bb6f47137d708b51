/** Runs the built program against services that enforce the rate limits that Okta and Adobe publish, in real time. */
@NullMarked
package org.usersync.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
