/** Makes the manual that ships from the pages under {@code docs}. Runs while the program is built, never afterwards. */
@NullMarked
package org.usersync.manual;

import org.jspecify.annotations.NullMarked;
