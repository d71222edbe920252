package io.schedulebuilder.week;

import io.schedulebuilder.domain.DataState;
import java.util.List;
import java.util.Optional;

/**
 * What became of the pages.
 *
 * @param outcomes in order of name; pages that were not begun are not among them
 * @param pages that were wanted
 * @param stopped whether someone ended it before all pages were done
 * @param data how old the data was; empty if that is not known
 */
public record PageOutcomes(List<PageOutcome> outcomes, int pages, boolean stopped, Optional<DataState> data) {
    public PageOutcomes {
        outcomes = List.copyOf(outcomes);
    }

    /** Of a run that ended before the data was looked at. */
    public PageOutcomes(List<PageOutcome> outcomes, int pages, boolean stopped) {
        this(outcomes, pages, stopped, Optional.empty());
    }

    /** The pages that are recorded, in order of name. */
    public List<PageOutcome.Built> built() {
        return outcomes.stream().flatMap(outcome -> outcome.built().stream()).toList();
    }

    /** Those that are not, in order of name. */
    public List<PageOutcome.Failed> failed() {
        return outcomes.stream()
                .filter(PageOutcome.Failed.class::isInstance)
                .map(PageOutcome.Failed.class::cast)
                .toList();
    }
}
