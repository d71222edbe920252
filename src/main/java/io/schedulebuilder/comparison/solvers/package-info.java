/** Solver configurations and rule sets on the same weeks, scored by one referee: who is better, and how sure that is. */
@NullMarked
package io.schedulebuilder.comparison.solvers;

import org.jspecify.annotations.NullMarked;
