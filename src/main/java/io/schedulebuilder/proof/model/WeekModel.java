package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.Policy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A week as an integer program: which message stands where, and what each constraint makes of it. What is counted
 * against a week is at least what it should be, and comes down to it because the score is maximised.
 */
final class WeekModel {
    private final CpModel model = new CpModel();
    private final Layout layout;
    private final Policy policy;
    private final Map<Kind, IntVar> leftOut = new LinkedHashMap<>();
    private final List<SlotGroup> cells;
    private final List<SlotVariable> seats;
    private final Map<PlanningConstraint, LinearExpr> scores = new EnumMap<>(PlanningConstraint.class);

    /** @param levels whose constraints are looked at; the hard rules hold, or are counted, as the layout says */
    WeekModel(Layout layout, Set<Level> levels) {
        this.layout = layout;
        this.policy = layout.problem().policy();
        this.cells = SlotGroups.of(model, layout);
        this.seats = cells.stream()
                .flatMap(slotGroup -> slotGroup.seats().stream())
                .sorted(SlotVariable.IN_ORDER)
                .toList();
        layout.kinds().forEach(this::place);
        HardRules hardRules = new HardRules(model, layout, seats, leftOut);
        if (layout.enforced()) {
            hardRules.enforce();
        } else if (levels.contains(Level.HARD)) {
            hardRules.counts().forEach((rule, units) -> scores.put(rule, LinearExpr.term(units, -1)));
        }
        if (levels.contains(Level.MEDIUM)) {
            penalty(PlanningConstraint.PPV_UNPLACED, () -> leftOut(Kind::isPpv));
            penalty(PlanningConstraint.BUMP_UNPLACED, () -> leftOut(kind -> !kind.isPpv()));
        }
        if (levels.contains(Level.SOFT)) {
            soft();
        }
    }

    /** Each message of a kind stands in one cell or is left out. */
    private void place(Kind kind) {
        IntVar out = model.newIntVar(0, kind.mayBeLeftOut() ? kind.size() : 0, "left out");
        leftOut.put(kind, out);
        LinearExprBuilder all = LinearExpr.newBuilder().add(out);
        for (SlotGroup slotGroup : cells) {
            slotGroup.chosen(other -> other == kind).forEach(all::add);
        }
        model.addEquality(all, kind.size());
    }

    private void soft() {
        int points = policy.weight(PlanningConstraint.EXPECTED_REVENUE);
        if (points > 0) {
            LinearExprBuilder revenue = LinearExpr.newBuilder();
            for (SlotGroup slotGroup : cells) {
                slotGroup
                        .candidates()
                        .forEach(candidate ->
                                revenue.addTerm(candidate.chosen(), points * points(candidate, slotGroup)));
            }
            scores.put(PlanningConstraint.EXPECTED_REVENUE, revenue.build());
        }
        Rows rows = new Rows(model, layout, cells, seats);
        penalty(PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, rows::priceTierThreeInARow);
        penalty(PlanningConstraint.CATEGORY_TWICE_IN_A_ROW, rows::categoryTwiceInARow);
        penalty(PlanningConstraint.URGENCY_TWICE_IN_A_ROW, rows::urgencyTwiceInARow);
        penalty(PlanningConstraint.BUMP_BETWEEN_PPVS, rows::ppvsWithoutABumpBetween);
        Spread spread = new Spread(model, layout, seats);
        penalty(PlanningConstraint.PPVS_SPREAD_OVER_DAYS, spread::unevenOverDays);
        penalty(PlanningConstraint.MINUTES_VARIED, spread::onTheHourBeyondHalf);
        penalty(PlanningConstraint.LEAST_CHANGE, this::movedFromWhereTheyWere);
    }

    /** A constraint with weight 0 is switched off. */
    private void penalty(PlanningConstraint constraint, Supplier<LinearExpr> units) {
        int weight = policy.weight(constraint);
        if (weight > 0) {
            scores.put(constraint, LinearExpr.term(units.get(), -weight));
        }
    }

    private LinearExpr leftOut(Predicate<Kind> of) {
        return LinearExpr.sum(leftOut.entrySet().stream()
                .filter(entry -> of.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toArray(LinearArgument[]::new));
    }

    /** Whole points at the hour: a half rounds up. */
    private long points(SlotGroup.Candidate candidate, SlotGroup slotGroup) {
        return Math.round(candidate.kind().message().basePoints()
                * layout.problem().hours().at(slotGroup.first().at()).factor());
    }

    /** Kept messages that are elsewhere, or nowhere. The time of a kept message is a cell. */
    private LinearExpr movedFromWhereTheyWere() {
        LinearExprBuilder moved = LinearExpr.newBuilder();
        for (Kind kind : layout.kinds()) {
            kind.message().keptAt().ifPresent(kept -> {
                moved.add(kind.size());
                cells.stream()
                        .filter(slotGroup -> slotGroup.first().at().equals(kept))
                        .flatMap(slotGroup -> slotGroup.chosen(other -> other == kind).stream())
                        .forEach(there -> moved.addTerm(there, -1));
            });
        }
        return moved.build();
    }

    CpModel cp() {
        return model;
    }

    Layout layout() {
        return layout;
    }

    /** In order of time. */
    List<SlotGroup> cells() {
        return cells;
    }

    /** What each constraint adds to its level; those that add nothing may be missing. */
    Map<PlanningConstraint, LinearExpr> scores() {
        return scores;
    }

    /** What all levels come to, one point being one point on each: for a week with no choice left. */
    LinearExpr score() {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        scores.values().forEach(sum::add);
        return sum.build();
    }

    /** What the soft level cannot come to more than: each message at its best time. */
    long mostPoints() {
        Map<Kind, Long> most = new HashMap<>();
        for (SlotGroup slotGroup : cells) {
            slotGroup
                    .candidates()
                    .forEach(candidate -> most.merge(candidate.kind(), points(candidate, slotGroup), Math::max));
        }
        long sum = most.entrySet().stream()
                .mapToLong(entry -> entry.getKey().size() * Math.max(0, entry.getValue()))
                .sum();
        return policy.weight(PlanningConstraint.EXPECTED_REVENUE) * sum;
    }

    /** What a level comes to. */
    LinearExpr score(Level level) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        scores.forEach((constraint, score) -> {
            if (constraint.level() == level) {
                sum.add(score);
            }
        });
        return sum.build();
    }
}
