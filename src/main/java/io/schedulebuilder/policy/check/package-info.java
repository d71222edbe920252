/**
 * What is wrong or doubtful in a rule book as a whole: gaps, overlaps, rules that count for nothing, statements of the
 * analysts that do not hold, weeks that cannot be scheduled. Each {@link io.schedulebuilder.policy.check.Finding} has
 * its file and line. Knows no command line and no plan.
 */
@NullMarked
package io.schedulebuilder.policy.check;

import org.jspecify.annotations.NullMarked;
