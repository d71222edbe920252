package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.CaptionTexts;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.selection.SelectionRequest;

/** Chooses a week's captions and poses the problem of their times. Asks the warehouse for texts only. */
public final class WeekCaptions {
    private final StepTimer stepTimer;

    public WeekCaptions(StepTimer stepTimer) {
        this.stepTimer = stepTimer;
    }

    /**
     * Chooses a week's captions.
     *
     * @param asked the seed as a person gives it
     * @param bank fetches the texts of those that are chosen
     * @throws io.schedulebuilder.domain.FailureException if no caption is free
     */
    public PosedWeek pose(PageBrief pageBrief, long asked, CaptionTexts bank) {
        CaptionSelection selection = stepTimer.time("select captions", () -> {
            Choice choice = CaptionSelector.choose(PageCandidates.of(request(pageBrief, asked), 0));
            return choice.with(bank.captions(choice.captions().toList()));
        });
        return pose(pageBrief, asked, selection);
    }

    /** The problem of a week whose captions are chosen. */
    public static PosedWeek pose(PageBrief pageBrief, long asked, CaptionSelection selection) {
        WeekInputs weekInputs = pageBrief.reading();
        return new PosedWeek(
                selection,
                new WeekProblem(
                        weekInputs.horizon(),
                        weekInputs.asOf(),
                        weekInputs.coolingFrom(),
                        pageBrief.policy(),
                        Rounding.of(pageBrief.hours()),
                        selection.messages().stream().map(Rounding::of).toList(),
                        weekInputs.fixed(),
                        seed(weekInputs, asked)));
    }

    /** What a week's captions are chosen from and for. */
    public static SelectionRequest request(PageBrief pageBrief, long asked) {
        WeekInputs weekInputs = pageBrief.reading();
        return new SelectionRequest(
                weekInputs.history().page(),
                weekInputs.history(),
                weekInputs.asOf(),
                weekInputs.pool(),
                pageBrief.policy(),
                pageBrief.analysis().economics(),
                pageBrief.asked(),
                seed(weekInputs, asked),
                weekInputs.held());
    }

    private static long seed(WeekInputs weekInputs, long asked) {
        return Digest.of(
                        Long.toString(asked),
                        weekInputs.history().page().name().value(),
                        weekInputs.horizon().start().toString())
                .signed();
    }
}
