package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.SelectionRequest;

/** Chooses a week's captions and poses the problem of their times. Touches no warehouse. */
final class WeekCaptions {
    private final Steps steps;

    WeekCaptions(Steps steps) {
        this.steps = steps;
    }

    /**
     * Chooses a week's captions.
     *
     * @param asked the seed as a person gives it
     * @throws io.schedulebuilder.domain.FailureException if no caption is free
     */
    PosedWeek pose(Ruling ruling, long asked) {
        Reading reading = ruling.reading();
        var page = reading.history().page();
        var horizon = reading.horizon();
        long seed = InputsDigest.seed(
                Long.toString(asked), page.name().value(), horizon.start().toString());
        CaptionSelection selection = steps.time(
                "select captions",
                () -> CaptionSelector.select(new SelectionRequest(
                        page,
                        reading.history(),
                        reading.asOf(),
                        reading.pool(),
                        ruling.policy(),
                        ruling.analysis().economics(),
                        horizon.weeks(),
                        seed,
                        reading.alreadySent())));
        return new PosedWeek(
                selection,
                new WeekProblem(
                        horizon,
                        reading.asOf(),
                        reading.coolingFrom(),
                        ruling.policy(),
                        Rounding.of(ruling.hours()),
                        selection.messages().stream().map(Rounding::of).toList(),
                        reading.fixed(),
                        seed));
    }
}
