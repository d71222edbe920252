package io.schedulebuilder.rehearse;

/**
 * How a sent caption sold, compared with what the model expected of it at as-of.
 *
 * @param sentIn the week in which it was sent: sends of one week have its surprises in common
 * @param value log purchases per viewer, actual minus expected: 0.1 is about 10% more than expected
 */
public record Residual(PageWeek sentIn, double value) {}
