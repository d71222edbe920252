package io.schedulebuilder.domain;

/**
 * How uncertain a message's revenue is, as standard deviations of its logarithm.
 *
 * @param shared what all messages of the page's week share: how many view and buy in that week
 * @param own what is the message's own: its caption, its noise, its few buyers
 */
public record RevenueSpread(double shared, double own) {}
