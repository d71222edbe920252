package io.schedulebuilder.week;

import io.schedulebuilder.domain.DataState;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes of the pages.
 *
 * @param outcomes in order of name; does not include pages that were not started
 * @param pages the number of requested pages
 * @param stopped whether the user stopped the run before all pages were done
 * @param data how old the data was; empty if unknown
 */
public record PageOutcomes(List<PageOutcome> outcomes, int pages, boolean stopped, Optional<DataState> data) {
    /** The recorded pages, in order of name. */
    public List<PageOutcome.Built> built() {
        return outcomes.stream().flatMap(outcome -> outcome.built().stream()).toList();
    }

    /** The failed pages, in order of name. */
    public List<PageOutcome.Failed> failed() {
        return outcomes.stream()
                .filter(PageOutcome.Failed.class::isInstance)
                .map(PageOutcome.Failed.class::cast)
                .toList();
    }
}
