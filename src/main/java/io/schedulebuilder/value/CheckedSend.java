package io.schedulebuilder.value;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.RevenueInterval;

/**
 * A PPV that was sent, what was predicted of it before its week began, and what became of it.
 *
 * @param week the checked week in which it was sent, from 1
 * @param viewed viewers, above 0
 * @param purchased purchases, at most the viewers
 * @param earned dollars
 * @param predicted purchases per viewer, as the model predicts them
 * @param logVariance how uncertain that is: the variance of its logarithm
 * @param tierMean purchases per viewer: the page's mean for the price tier
 * @param ownCaptions purchases per viewer, as the page's own sends of the caption predict them
 * @param dollars what it was expected to earn
 */
record CheckedSend(
        PageName page,
        int week,
        long viewed,
        long purchased,
        double earned,
        double predicted,
        double logVariance,
        double tierMean,
        double ownCaptions,
        RevenueInterval.Expected dollars) {}
