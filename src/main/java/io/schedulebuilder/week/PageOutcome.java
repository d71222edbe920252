package io.schedulebuilder.week;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What became of one page of a batch. */
public sealed interface PageOutcome {
    /** Whose week it is. */
    PageName page();

    /**
     * Recorded, its captions locked, its files written.
     *
     * @param expectedRevenue dollars; empty where the page has no data of its own to say so
     * @param csv where its CSV is
     * @param spent on it; in a batch, with its share of what the pages do together
     * @param kept what became of the messages that were to be kept, if any were
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
        /** A plan that is recorded. */
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

    /** Not built, and why. Nothing of it was written but a log row. */
    record Failed(PageName page, String reason) implements PageOutcome {}

    /** The plan where there is one. */
    default Optional<Built> built() {
        return this instanceof Built built ? Optional.of(built) : Optional.empty();
    }
}
