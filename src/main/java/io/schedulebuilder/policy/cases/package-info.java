/** Test cases for rules: reads and runs them, measures what they cover, and tries them against changed rules. */
@NullMarked
package io.schedulebuilder.policy.cases;

import org.jspecify.annotations.NullMarked;
