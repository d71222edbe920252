/**
 * A second model of a week, as an integer program, which finds the best possible score. It depends only on the problem
 * and on nothing that the first model's constraints compute.
 */
@NullMarked
package io.schedulebuilder.proof;

import org.jspecify.annotations.NullMarked;
