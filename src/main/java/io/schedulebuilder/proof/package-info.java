/**
 * A second model of a week, in integer programming, that knows the best score there is. It rests on what a problem says
 * and on nothing that the first model's constraints compute.
 */
@NullMarked
package io.schedulebuilder.proof;

import org.jspecify.annotations.NullMarked;
