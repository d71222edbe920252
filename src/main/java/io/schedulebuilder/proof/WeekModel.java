package io.schedulebuilder.proof;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final List<Candidate> inOrder = new ArrayList<>();
    private final Map<PlanningConstraint, LinearExpr> scores = new EnumMap<>(PlanningConstraint.class);

    /** @param levels whose constraints are looked at; the hard rules hold, or are counted, as the layout says */
    WeekModel(Layout layout, Set<Level> levels) {
        this.layout = layout;
        this.policy = layout.problem().policy();
        layout.kinds().forEach(this::place);
        inOrder.sort(Comparator.comparingLong(Candidate::second).thenComparingInt(Candidate::rank));
        HardRules hardRules = new HardRules(model, layout, inOrder, leftOut);
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

    /** Each message of a kind stands at one of its times or is left out; two never stand at one time of the kind. */
    private void place(Kind kind) {
        LinearExprBuilder all = LinearExpr.newBuilder();
        for (TimeSlot time : kind.open()) {
            Candidate candidate = new Candidate(kind, time, model.newBoolVar("at " + time.local()));
            inOrder.add(candidate);
            all.add(candidate.chosen());
        }
        IntVar out = model.newIntVar(0, kind.mayBeLeftOut() ? kind.size() : 0, "left out");
        leftOut.put(kind, out);
        model.addEquality(all.add(out), kind.size());
    }

    private void soft() {
        int points = policy.weight(PlanningConstraint.EXPECTED_REVENUE);
        if (points > 0) {
            LinearExprBuilder revenue = LinearExpr.newBuilder();
            inOrder.forEach(candidate -> revenue.addTerm(candidate.chosen(), points * points(candidate)));
            scores.put(PlanningConstraint.EXPECTED_REVENUE, revenue.build());
        }
        long messageGap = layout.enforced() ? policy.messageGap().toSeconds() : 0;
        long ppvGap = layout.enforced() ? Math.max(messageGap, policy.ppvGap().toSeconds()) : 0;
        List<Candidate> ppvs = inOrder.stream().filter(Candidate::isPpv).toList();
        Rows rows = new Rows(model, Stretches.of(inOrder, messageGap), Stretches.of(ppvs, ppvGap));
        penalty(PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, rows::priceTierThreeInARow);
        penalty(PlanningConstraint.CATEGORY_TWICE_IN_A_ROW, rows::categoryTwiceInARow);
        penalty(PlanningConstraint.URGENCY_TWICE_IN_A_ROW, rows::urgencyTwiceInARow);
        penalty(PlanningConstraint.BUMP_BETWEEN_PPVS, rows::ppvsWithoutABumpBetween);
        penalty(PlanningConstraint.PPVS_SPREAD_OVER_DAYS, this::unevenOverDays);
        penalty(PlanningConstraint.MINUTES_VARIED, this::onTheHourBeyondHalf);
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
    private long points(Candidate candidate) {
        return Math.round(candidate.kind().message().basePoints()
                * layout.problem().hours().at(candidate.at()).factor());
    }

    /**
     * Squares of PPVs a day, summed over the open days, less what the sum is when the same number is spread evenly. A
     * square is at least each of the lines through it and the next.
     */
    private LinearExpr unevenOverDays() {
        List<LocalDate> days = layout.calendar().days().stream()
                .filter(layout.calendar()::isOpen)
                .toList();
        int most = Math.toIntExact(
                layout.kinds().stream().filter(Kind::isPpv).mapToInt(Kind::size).sum());
        if (days.isEmpty() || most == 0) {
            return LinearExpr.constant(0);
        }
        LinearExprBuilder total = LinearExpr.newBuilder();
        LinearExprBuilder uneven = LinearExpr.newBuilder();
        for (LocalDate day : days) {
            LinearExpr ofDay =
                    chosen(candidate -> candidate.isPpv() && candidate.day().equals(day));
            total.add(ofDay);
            IntVar square = model.newIntVar(0, (long) most * most, "square");
            for (long n = 0; n < most; n++) {
                model.addGreaterOrEqual(
                        LinearExpr.newBuilder().add(square).add(n * (n + 1)), LinearExpr.term(ofDay, 2 * n + 1));
            }
            uneven.add(square);
        }
        long[] evenly = new long[most + 1];
        for (int n = 0; n <= most; n++) {
            for (int day = 0; day < days.size(); day++) {
                int ofDay = n / days.size() + (day < n % days.size() ? 1 : 0);
                evenly[n] += (long) ofDay * ofDay;
            }
        }
        IntVar count = model.newIntVar(0, most, "on open days");
        model.addEquality(count, total);
        IntVar least = model.newIntVar(0, evenly[most], "spread evenly");
        model.addElement(count, evenly, least);
        return uneven.addTerm(least, -1).build();
    }

    /** Messages at minute 00 beyond half of all; half of an odd number rounds down. */
    private LinearExpr onTheHourBeyondHalf() {
        IntVar half = model.newIntVar(0, inOrder.size(), "half of all");
        LinearExpr all = chosen(candidate -> true);
        model.addLessOrEqual(LinearExpr.term(half, 2), all);
        IntVar beyond = model.newIntVar(0, inOrder.size(), "on the hour beyond half");
        model.addGreaterOrEqual(
                LinearExpr.newBuilder().add(beyond).add(half),
                chosen(candidate -> candidate.at().local().getMinute() == 0));
        return LinearExpr.sum(new LinearArgument[] {beyond});
    }

    /** Kept messages that are elsewhere, or nowhere. */
    private LinearExpr movedFromWhereTheyWere() {
        LinearExprBuilder moved = LinearExpr.newBuilder();
        for (Kind kind : layout.kinds()) {
            kind.message().keptAt().ifPresent(kept -> moved.add(kind.size())
                    .addTerm(
                            chosen(candidate ->
                                    candidate.kind() == kind && candidate.at().equals(kept)),
                            -1));
        }
        return moved.build();
    }

    private LinearExpr chosen(Predicate<Candidate> of) {
        return LinearExpr.sum(inOrder.stream().filter(of).map(Candidate::chosen).toArray(LinearArgument[]::new));
    }

    CpModel cp() {
        return model;
    }

    Layout layout() {
        return layout;
    }

    /** All candidates in order of time, at one time by rank. */
    List<Candidate> candidates() {
        return inOrder;
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
        inOrder.forEach(candidate -> most.merge(candidate.kind(), points(candidate), Math::max));
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
