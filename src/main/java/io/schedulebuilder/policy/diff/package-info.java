/** Compares two rule books, rule by rule and answer by answer. */
@NullMarked
package io.schedulebuilder.policy.diff;

import org.jspecify.annotations.NullMarked;
