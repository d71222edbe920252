/** The command diff: two plans side by side. */
@NullMarked
package io.schedulebuilder.diff;

import org.jspecify.annotations.NullMarked;
