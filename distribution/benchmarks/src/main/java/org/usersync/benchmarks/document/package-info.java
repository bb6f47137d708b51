/** Puts what was measured into the document that shows it. */
@NullMarked
package org.usersync.benchmarks.document;

import org.jspecify.annotations.NullMarked;
