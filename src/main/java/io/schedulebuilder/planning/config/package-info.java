/** Checks a solver configuration file and reports what is wrong with it, by line. Knows nothing about weeks. */
@NullMarked
package io.schedulebuilder.planning.config;

import org.jspecify.annotations.NullMarked;
