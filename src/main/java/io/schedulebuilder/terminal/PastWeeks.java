package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.schedule.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Notes for weeks in the past, because a wrong year would lock captions for nothing. */
public final class PastWeeks {
    /** The zone where a day ends first. */
    private static final ZoneId FIRST_TO_END = ZoneOffset.ofHours(14);

    private PastWeeks() {}

    /** A note on a plan; empty if its week is not over or as-of was given. */
    public static Optional<String> ofPlan(Plan plan, Optional<AsOf> asOf, boolean recorded, Instant now) {
        if (asOf.isPresent() || now.isBefore(plan.horizon().ends())) {
            return Optional.empty();
        }
        return Optional.of("note: " + (plan.weeks() == 1 ? "the week" : "the " + plan.weeks() + " weeks") + " from "
                + plan.startDate() + (plan.weeks() == 1 ? " is" : " are") + " over, so planned as of the first midnight"
                + (recorded ? ", and the captions are locked for those dates" : "")
                + ". Use --as-of to choose another time.");
    }

    /** A note on the weeks of a batch; empty if they are not over in any zone or as-of was given. */
    public static Optional<String> ofBatch(LocalDate start, int weeks, Optional<AsOf> asOf, Instant now) {
        if (asOf.isPresent() || now.isBefore(new Horizon(start, weeks, FIRST_TO_END).ends())) {
            return Optional.empty();
        }
        return Optional.of("note: where the weeks from " + start
                + " are over, they are planned as of their first midnight, and the captions are locked for those "
                + "dates. Use --as-of to choose another time.");
    }
}
