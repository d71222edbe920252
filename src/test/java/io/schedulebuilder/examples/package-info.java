/** Draws the example pages and the benchmark data from a stated response model, the same bytes on every machine. */
package io.schedulebuilder.examples;
