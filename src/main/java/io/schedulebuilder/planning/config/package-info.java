/** Checks a solver configuration file and says what is wrong with it, by line. Knows no week. */
@NullMarked
package io.schedulebuilder.planning.config;

import org.jspecify.annotations.NullMarked;
