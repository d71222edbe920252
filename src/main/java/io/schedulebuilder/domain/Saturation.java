package io.schedulebuilder.domain;

import java.util.List;

/**
 * How tired an audience is, with its parts.
 *
 * @param score 0 to 1, to four places: the sum of the parts, never below 0
 * @param notes why the score is not reliable, if it is not
 */
public record Saturation(double score, List<Part> parts, List<String> notes) {
    /**
     * One share of the score.
     *
     * @param name as shown to people
     * @param measured a deviation as a fraction, or a number of days
     * @param threshold the measure at which the part has its full weight
     * @param weight the most that the part can add (or deduct, if below 0)
     * @param share what it adds
     */
    public record Part(String name, double measured, double threshold, double weight, double share) {}
}
