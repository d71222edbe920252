/** Tells by counting whether what the rules ask of a week fits into one. Knows numbers only: no rule, solver or clock. */
@NullMarked
package io.schedulebuilder.policy.capacity;

import org.jspecify.annotations.NullMarked;
