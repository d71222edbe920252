/** What all commands share: the console, options, text tables and error reports. */
@NullMarked
package io.schedulebuilder.terminal;

import org.jspecify.annotations.NullMarked;
