/** Writes output files whole or not at all, and never over someone else's work. */
@NullMarked
package io.schedulebuilder.files;

import org.jspecify.annotations.NullMarked;
