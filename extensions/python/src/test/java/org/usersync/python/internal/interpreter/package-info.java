@NullMarked
package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.NullMarked;
