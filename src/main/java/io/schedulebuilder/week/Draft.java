package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.week.BuiltWeek.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A planned week that is not recorded yet. */
public record Draft(PageBrief ruling, Plan plan) {

    /** Everything that the warehouse writes. */
    Commitment commitment(RunRecord run, Instant now) {
        return Commitments.of(plan, ruling.reading().replacement().sent(), now, run);
    }

    /** The week for the caller. */
    BuiltWeek week(Outcome outcome, List<RunRecord.Step> steps) {
        return new BuiltWeek(
                plan,
                ruling.analysis(),
                ruling.policy(),
                ruling.hours(),
                changes(),
                warnings(),
                steps,
                outcome,
                Optional.empty());
    }

    private Optional<Changes> changes() {
        List<Plan> kept = ruling.reading().toKeep();
        CaptionPool pool = ruling.reading().pool();
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(Changes.of(
                        kept, plan, caption -> pool.bank().row(caption).stream().anyMatch(pool::isFree)));
    }

    /** A copy with the plan that the warehouse already had. */
    Draft as(Plan recorded) {
        return new Draft(ruling, recorded);
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        ruling.staleness().ifPresent(warnings::add);
        warnings.addAll(plan.analysis().notes());
        ruling.reading().dropped().ifPresent(warnings::add);
        ruling.disagreement().ifPresent(warnings::add);
        if (plan.run().endedBy() == PlannedWeek.EndedBy.CLOCK) {
            warnings.add("the solver stopped at its time limit, not its calculation limit, so the same seed may give a "
                    + "different week on another machine. Raise the time limit in the solver configuration.");
        }
        return List.copyOf(warnings);
    }
}
