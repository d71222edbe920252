/** Loads libraries that only some commands need. */
@NullMarked
package io.schedulebuilder.libraries;

import org.jspecify.annotations.NullMarked;
