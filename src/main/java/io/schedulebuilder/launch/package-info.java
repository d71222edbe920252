/** The program: its entry point, the root command, help, the manual page and shell completion. */
@NullMarked
package io.schedulebuilder.launch;

import org.jspecify.annotations.NullMarked;
