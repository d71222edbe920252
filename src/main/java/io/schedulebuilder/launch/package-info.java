/** The program's entry point, root command, help, manual page and shell completion. */
@NullMarked
package io.schedulebuilder.launch;

import org.jspecify.annotations.NullMarked;
