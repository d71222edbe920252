/** Counts whether the messages that the rules set fit into a week. Knows only numbers: no rule, solver or clock. */
@NullMarked
package io.schedulebuilder.policy.capacity;

import org.jspecify.annotations.NullMarked;
