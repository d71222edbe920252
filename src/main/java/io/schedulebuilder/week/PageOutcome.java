package io.schedulebuilder.week;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The outcome of one page of a batch. */
public sealed interface PageOutcome {
    /** The page. */
    PageName page();

    /**
     * Recorded, with its captions locked and its files written.
     *
     * @param expectedRevenue dollars; empty if the page has no data of its own to estimate it
     * @param csv the path of its CSV
     * @param spent time spent on it; in a batch, includes its share of the common work
     * @param kept what happened to the messages that were to be kept, if there were any
     */
    record Built(
            PageName page,
            String scheduleId,
            int messages,
            int unplaced,
            Optional<BigDecimal> expectedRevenue,
            Path csv,
            Duration spent,
            Optional<KeptMessages> kept)
            implements PageOutcome {
        /** The outcome of a recorded plan. */
        public static Built of(Plan plan, Path csv, Duration spent, Optional<KeptMessages> kept) {
            return new Built(
                    plan.pageName(),
                    plan.scheduleId().value(),
                    plan.messages().size(),
                    plan.unplaced().size(),
                    plan.promise(),
                    csv,
                    spent,
                    kept);
        }
    }

    /** Not built, and why. Only a log row was written. */
    record Failed(PageName page, String reason) implements PageOutcome {}

    /** The outcome as {@link Built}; empty if the page failed. */
    default Optional<Built> built() {
        return this instanceof Built built ? Optional.of(built) : Optional.empty();
    }
}
