package io.schedulebuilder.proof.model;

import static io.schedulebuilder.domain.PlanningConstraint.ACTIVE_HOURS;
import static io.schedulebuilder.domain.PlanningConstraint.BUMP_BETWEEN_PPVS;
import static io.schedulebuilder.domain.PlanningConstraint.BUMP_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.CATEGORY_TWICE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.COOLING_DAYS;
import static io.schedulebuilder.domain.PlanningConstraint.DAILY_CAP;
import static io.schedulebuilder.domain.PlanningConstraint.EXPECTED_REVENUE;
import static io.schedulebuilder.domain.PlanningConstraint.LEAST_CHANGE;
import static io.schedulebuilder.domain.PlanningConstraint.MESSAGE_GAP;
import static io.schedulebuilder.domain.PlanningConstraint.MINUTES_VARIED;
import static io.schedulebuilder.domain.PlanningConstraint.NOT_BEFORE_AS_OF;
import static io.schedulebuilder.domain.PlanningConstraint.ONE_CAPTION_ONCE;
import static io.schedulebuilder.domain.PlanningConstraint.OWN_WEEK;
import static io.schedulebuilder.domain.PlanningConstraint.PPVS_SPREAD_OVER_DAYS;
import static io.schedulebuilder.domain.PlanningConstraint.PPV_GAP;
import static io.schedulebuilder.domain.PlanningConstraint.PPV_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.URGENCY_TWICE_IN_A_ROW;

import com.google.ortools.sat.LinearExpr;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the prover counts for each constraint. It shares no arithmetic with the planner's constraints, so that each
 * checks the other.
 */
final class ConstraintTerms {
    /** The terms of all constraints, in their order; {@link #requireAll} checks that none is missing. */
    static final Map<PlanningConstraint, Term> ALL = inOrder(Map.ofEntries(
            Map.entry(PPV_GAP, week -> new HardRules(week).ppvMinutesShort()),
            Map.entry(MESSAGE_GAP, week -> new HardRules(week).messageMinutesShort()),
            Map.entry(
                    COOLING_DAYS,
                    week -> week.taken(slot -> slot.ppv() && week.problem().isCooling(slot.day()))),
            Map.entry(DAILY_CAP, week -> new HardRules(week).beyondCap()),
            Map.entry(ACTIVE_HOURS, week -> week.taken(slot -> !week.calendar().isActive(slot.at()))),
            Map.entry(
                    NOT_BEFORE_AS_OF,
                    week -> week.taken(slot -> !slot.sent() && week.calendar().isBeforeAsOf(slot.at()))),
            Map.entry(ONE_CAPTION_ONCE, week -> new HardRules(week).sameText()),
            Map.entry(
                    OWN_WEEK,
                    week -> week.taken(slot -> week.calendar().week(slot.at())
                            != week.problem().messages().get(slot.rank()).week())),
            Map.entry(PPV_UNPLACED, week -> week.leftOut(Kind::isPpv)),
            Map.entry(BUMP_UNPLACED, week -> week.leftOut(kind -> !kind.isPpv())),
            Map.entry(EXPECTED_REVENUE, WeekModel::points),
            Map.entry(PRICE_TIER_THREE_IN_A_ROW, week -> new Rows(week).priceTierThreeInARow()),
            Map.entry(CATEGORY_TWICE_IN_A_ROW, week -> new Rows(week).categoryTwiceInARow()),
            Map.entry(URGENCY_TWICE_IN_A_ROW, week -> new Rows(week).urgencyTwiceInARow()),
            Map.entry(PPVS_SPREAD_OVER_DAYS, week -> new Spread(week).unevenOverDays()),
            Map.entry(BUMP_BETWEEN_PPVS, week -> new Rows(week).ppvsWithoutABumpBetween()),
            Map.entry(MINUTES_VARIED, week -> new Spread(week).onTheHourBeyondHalf()),
            Map.entry(LEAST_CHANGE, WeekModel::movedFromWhereTheyWere)));

    private ConstraintTerms() {}

    /**
     * Creates a model. The layout decides whether hard rules are enforced or counted; {@code levels} decides which
     * constraints are scored.
     */
    static WeekModel model(Layout layout, Set<Level> levels) {
        return model(layout, levels, ALL);
    }

    /** @param terms of all constraints */
    static WeekModel model(Layout layout, Set<Level> levels, Map<PlanningConstraint, Term> terms) {
        WeekModel model = WeekModel.of(layout);
        if (layout.enforced()) {
            new HardRules(model).enforce();
        }
        terms.forEach((constraint, term) -> {
            boolean holds = constraint.level() == Level.HARD && layout.enforced();
            if (levels.contains(constraint.level()) && !holds && model.weight(constraint) > 0) {
                model.score(constraint, term.units(model));
            }
        });
        return model;
    }

    /** What a constraint counts in a model. */
    interface Term {
        /** The constraint's units. While the score is maximized, the expression may be too high, but not too low. */
        LinearExpr units(WeekModel week);
    }

    /**
     * Rejects terms that do not contain each constraint, because the proof would then be about another score.
     *
     * @throws IllegalStateException if a constraint has no term
     */
    static void requireAll(Map<PlanningConstraint, Term> terms) {
        PlanningConstraint.requireAll(inOrder(terms).keySet(), "ConstraintTerms");
    }

    private static Map<PlanningConstraint, Term> inOrder(Map<PlanningConstraint, Term> terms) {
        return Collections.unmodifiableMap(new EnumMap<>(terms));
    }
}
