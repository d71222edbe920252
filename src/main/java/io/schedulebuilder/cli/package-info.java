/** The command line: reads arguments, asks {@code app}, prints, returns an exit code. */
@NullMarked
package io.schedulebuilder.cli;

import org.jspecify.annotations.NullMarked;
