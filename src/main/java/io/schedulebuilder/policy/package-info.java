/**
 * Turns rule files into a policy: numbers, and the rule that set each. Knows Drools; knows no warehouse, clock or plan.
 */
@NullMarked
package io.schedulebuilder.policy;

import org.jspecify.annotations.NullMarked;
