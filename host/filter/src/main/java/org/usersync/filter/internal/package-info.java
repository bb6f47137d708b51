/** The filter compiler: tokens, syntax tree, and evaluators with the meaning that Python 3 gives the text. */
@NullMarked
package org.usersync.filter.internal;

import org.jspecify.annotations.NullMarked;
