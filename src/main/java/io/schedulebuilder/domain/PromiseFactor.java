package io.schedulebuilder.domain;

/**
 * What past plans' promises teach about the next one: the factor by which a page's expected revenue is multiplied, so
 * that it matches what is earned.
 *
 * @param factor above 0; 1 if no plan was sent yet
 * @param spread standard deviation of the factor's logarithm: what is still unknown about it
 * @param messages how many PPVs of this page, sent as planned, it is learned from
 * @param promised what these promised, in dollars, before any factor
 * @param earned what these earned, in dollars
 */
public record PromiseFactor(double factor, double spread, int messages, double promised, double earned) {
    /** Multiplies by 1, without evidence and with no claim about the spread. */
    public static final PromiseFactor NONE = new PromiseFactor(1, 0, 0, 0, 0);
}
