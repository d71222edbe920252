package io.schedulebuilder.week;

import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.CaptionTexts;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.selection.SelectionRequest;

/** Chooses a week's captions. Reads only texts from the warehouse. */
public record WeekCaptions(StepTimer stepTimer) {
    /**
     * Chooses a week's captions.
     *
     * @param asked the seed as the user gave it
     * @param bank fetches the texts of the chosen captions
     * @throws io.schedulebuilder.domain.FailureException if no caption is free
     */
    public ChosenWeek choose(PageBrief pageBrief, long asked, CaptionTexts bank) {
        return stepTimer.time("select captions", () -> {
            Choice choice = CaptionSelector.choose(PageCandidates.of(request(pageBrief, asked), 0));
            return new ChosenWeek(
                    pageBrief,
                    asked,
                    choice.with(bank.captions(choice.captions().toList())));
        });
    }

    /** The request to choose a week's captions. */
    public static SelectionRequest request(PageBrief pageBrief, long asked) {
        WeekInputs weekInputs = pageBrief.reading();
        return new SelectionRequest(
                weekInputs.history().page(),
                weekInputs.history(),
                weekInputs.market(),
                weekInputs.asOf(),
                weekInputs.pool(),
                pageBrief.policy(),
                pageBrief.money(),
                pageBrief.asked(),
                ChosenWeek.seed(weekInputs, asked),
                weekInputs.held());
    }
}
