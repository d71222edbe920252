package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.planning.WeekProblem;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A week as an integer program: which message is placed where, and what each constraint counts. Each penalty is modeled
 * as a lower bound on its true value. It comes down to that value because the score is maximized.
 *
 * @param groups in order of time
 * @param slots in order of time
 * @param leftOut how many messages of each kind are unplaced
 * @param scores what each constraint adds to its level. A constraint that adds nothing may be missing
 */
record WeekModel(
        CpModel cp,
        Layout layout,
        List<SlotGroup> groups,
        List<SlotVariable> slots,
        Map<Kind, IntVar> leftOut,
        Map<PlanningConstraint, LinearExpr> scores) {
    static WeekModel of(Layout layout) {
        CpModel cp = new CpModel();
        List<SlotGroup> groups = SlotGroups.of(cp, layout);
        List<SlotVariable> slots = groups.stream()
                .flatMap(slotGroup -> slotGroup.slots().stream())
                .sorted(SlotVariable.IN_ORDER)
                .toList();
        WeekModel model = new WeekModel(
                cp, layout, groups, slots, new LinkedHashMap<>(), new EnumMap<>(PlanningConstraint.class));
        layout.kinds().forEach(model::place);
        return model;
    }

    WeekProblem problem() {
        return layout.problem();
    }

    Calendar calendar() {
        return layout.calendar();
    }

    /** Adds a constraint's units to the score of its level. */
    void score(PlanningConstraint constraint, LinearExpr units) {
        scores.put(constraint, LinearExpr.term(units, constraint.score(weight(constraint), 1)));
    }

    /** Points, or messages, per unit; 0 if the constraint does not count. */
    int weight(PlanningConstraint constraint) {
        return constraint.level() == Level.HARD ? 1 : layout.problem().policy().weight(constraint);
    }

    /** Places each message of a kind in one slot group or leaves it out. */
    private void place(Kind kind) {
        IntVar out = cp.newIntVar(0, kind.mayBeLeftOut() ? kind.size() : 0, "left out");
        leftOut.put(kind, out);
        LinearExprBuilder all = LinearExpr.newBuilder().add(out);
        for (SlotGroup slotGroup : groups) {
            slotGroup.chosen(kind::equals).forEach(all::add);
        }
        cp.addEquality(all, kind.size());
    }

    /** The number of unplaced messages of some kinds. */
    LinearExpr leftOut(Predicate<Kind> of) {
        return LinearExpr.sum(leftOut.entrySet().stream()
                .filter(entry -> of.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toArray(LinearArgument[]::new));
    }

    /** The number of messages on some slot variables. */
    LinearExpr taken(Predicate<SlotVariable> of) {
        return LinearExpr.sum(slots.stream().filter(of).map(SlotVariable::taken).toArray(LinearArgument[]::new));
    }

    /** Points of the placed messages at their hours. */
    LinearExpr points() {
        LinearExprBuilder revenue = LinearExpr.newBuilder();
        for (SlotGroup group : groups) {
            group.candidates().forEach(candidate -> revenue.addTerm(candidate.chosen(), points(candidate, group)));
        }
        return revenue.build();
    }

    /** Points at the hour of a slot group, rounded half up. */
    private long points(SlotGroup.Candidate candidate, SlotGroup slotGroup) {
        return Math.round(candidate.kind().message().basePoints()
                * layout.problem().hours().at(slotGroup.first().at()).factor());
    }

    /** Kept messages that moved or are unplaced. The time of a kept message is a slot group of its own. */
    LinearExpr movedFromWhereTheyWere() {
        LinearExprBuilder moved = LinearExpr.newBuilder();
        for (Kind kind : layout.kinds()) {
            kind.message().keptAt().ifPresent(kept -> {
                moved.add(kind.size());
                groups.stream()
                        .filter(slotGroup -> slotGroup.first().at().equals(kept))
                        .flatMap(slotGroup -> slotGroup.chosen(kind::equals).stream())
                        .forEach(there -> moved.addTerm(there, -1));
            });
        }
        return moved.build();
    }

    /**
     * The sum of all levels, with equal weights. Used when no choice is left, because maximizing it then brings every
     * penalty down to its true value.
     */
    LinearExpr score() {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        scores.values().forEach(sum::add);
        return sum.build();
    }

    /** An upper bound on the soft score: each message at its best time. */
    long mostPoints() {
        Map<Kind, Long> most = new HashMap<>();
        for (SlotGroup slotGroup : groups) {
            slotGroup
                    .candidates()
                    .forEach(candidate -> most.merge(candidate.kind(), points(candidate, slotGroup), Math::max));
        }
        long sum = most.entrySet().stream()
                .mapToLong(entry -> entry.getKey().size() * Math.max(0, entry.getValue()))
                .sum();
        return layout.problem().policy().weight(PlanningConstraint.EXPECTED_REVENUE) * sum;
    }

    /** The score of a level. */
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
