package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.CaptionTexts;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.selection.SelectionRequest;

/** Chooses a week's captions and poses the problem of their times. Asks the warehouse for texts only. */
final class WeekCaptions {
    private final Steps steps;

    WeekCaptions(Steps steps) {
        this.steps = steps;
    }

    /**
     * Chooses a week's captions.
     *
     * @param asked the seed as a person gives it
     * @param bank fetches the texts of those that are chosen
     * @throws io.schedulebuilder.domain.FailureException if no caption is free
     */
    PosedWeek pose(Ruling ruling, long asked, CaptionTexts bank) {
        CaptionSelection selection = steps.time("select captions", () -> {
            Choice choice = CaptionSelector.choose(PageCandidates.of(request(ruling, asked), 0));
            return choice.with(bank.captions(choice.captions().toList()));
        });
        return pose(ruling, asked, selection);
    }

    /** The problem of a week whose captions are chosen. */
    static PosedWeek pose(Ruling ruling, long asked, CaptionSelection selection) {
        Reading reading = ruling.reading();
        return new PosedWeek(
                selection,
                new WeekProblem(
                        reading.horizon(),
                        reading.asOf(),
                        reading.coolingFrom(),
                        ruling.policy(),
                        Rounding.of(ruling.hours()),
                        selection.messages().stream().map(Rounding::of).toList(),
                        reading.fixed(),
                        seed(reading, asked)));
    }

    /** What a week's captions are chosen from and for. */
    static SelectionRequest request(Ruling ruling, long asked) {
        Reading reading = ruling.reading();
        return new SelectionRequest(
                reading.history().page(),
                reading.history(),
                reading.asOf(),
                reading.pool(),
                ruling.policy(),
                ruling.analysis().economics(),
                ruling.asked(),
                seed(reading, asked),
                reading.held());
    }

    private static long seed(Reading reading, long asked) {
        return InputsDigest.seed(
                Long.toString(asked),
                reading.history().page().name().value(),
                reading.horizon().start().toString());
    }
}
