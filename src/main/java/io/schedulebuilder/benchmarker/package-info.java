/**
 * OptaPlanner's own benchmarker on written plans, for those who know it. Started by {@code benchmarks/optaplanner.sh}; its
 * library lies beside the product's jar, not in it, and nothing else refers to this package.
 */
@NullMarked
package io.schedulebuilder.benchmarker;

import org.jspecify.annotations.NullMarked;
