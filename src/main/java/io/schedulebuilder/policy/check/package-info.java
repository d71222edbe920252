/**
 * Finds errors and doubtful spots in a rule book as a whole: gaps, overlaps, rules without effect, analysts' statements
 * that do not hold, weeks that cannot be scheduled. Each {@link io.schedulebuilder.policy.check.Finding} has a file and
 * line. Knows no command line and no plan.
 */
@NullMarked
package io.schedulebuilder.policy.check;

import org.jspecify.annotations.NullMarked;
