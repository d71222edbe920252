package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * How likely the selection was to choose a caption, given the week's quotas, its greedy week, and what the other pages
 * of the batch took. Later evaluations weight what the message earned by it.
 *
 * @param probability 0 to 1
 * @param error the Monte Carlo standard error of the probability
 * @param exploration how the caption got into the week; empty if the greedy week has it
 */
public record Propensity(double probability, double error, Optional<Exploration> exploration) {
    /**
     * A caption in the place of one of the greedy week. Money in dollars at an ordinary hour.
     *
     * @param instead the caption of the greedy week
     * @param draw what the caption earns according to its draw
     * @param drawOfInstead what the caption of the greedy week earns according to its draw
     * @param cost the expected revenue that the exchange gives up, 0 or more
     */
    public record Exploration(CaptionId instead, double draw, double drawOfInstead, double cost) {}
}
