/**
 * Runs OptaPlanner's own benchmarker on saved plans, for people who know it. {@code benchmarks/optaplanner.sh} starts
 * it. Its library is next to the product's jar, not in it, and no other package refers to this one.
 */
@NullMarked
package io.schedulebuilder.benchmarker;

import org.jspecify.annotations.NullMarked;
