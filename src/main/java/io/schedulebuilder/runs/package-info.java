/** The commands runs and health: what was planned so far, and whether anything needs attention. */
@NullMarked
package io.schedulebuilder.runs;

import org.jspecify.annotations.NullMarked;
