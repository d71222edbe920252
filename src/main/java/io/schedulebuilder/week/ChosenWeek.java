package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.planning.WeekProblem;

/**
 * A week whose captions are chosen.
 *
 * @param brief what the week needs
 * @param seed as the user gave it
 */
public record ChosenWeek(PageBrief brief, long seed, CaptionSelection selection) {
    /** The problem for the solver. */
    public WeekProblem problem() {
        WeekInputs inputs = brief.reading();
        return new WeekProblem(
                inputs.horizon(),
                inputs.asOf(),
                inputs.coolingFrom(),
                brief.policy(),
                Rounding.of(brief.hours()),
                selection.messages().stream().map(Rounding::of).toList(),
                inputs.fixed(),
                seed(inputs, seed));
    }

    /** A different seed for each page and start, so that one seed does not give all of them the same draws. */
    static long seed(WeekInputs inputs, long asked) {
        return Digest.of(
                        Long.toString(asked),
                        inputs.history().page().name().value(),
                        inputs.horizon().start().toString())
                .signed();
    }
}
