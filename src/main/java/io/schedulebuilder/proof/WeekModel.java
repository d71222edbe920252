package io.schedulebuilder.proof;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final List<Cell> cells;
    private final List<Seat> seats;
    private final Map<PlanningConstraint, LinearExpr> scores = new EnumMap<>(PlanningConstraint.class);

    /** @param levels whose constraints are looked at; the hard rules hold, or are counted, as the layout says */
    WeekModel(Layout layout, Set<Level> levels) {
        this.layout = layout;
        this.policy = layout.problem().policy();
        this.cells = Cells.of(model, layout);
        this.seats = cells.stream()
                .flatMap(cell -> cell.seats().stream())
                .sorted(Seat.IN_ORDER)
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
        for (Cell cell : cells) {
            cell.chosen(other -> other == kind).forEach(all::add);
        }
        model.addEquality(all, kind.size());
    }

    private void soft() {
        int points = policy.weight(PlanningConstraint.EXPECTED_REVENUE);
        if (points > 0) {
            LinearExprBuilder revenue = LinearExpr.newBuilder();
            for (Cell cell : cells) {
                cell.candidates()
                        .forEach(candidate -> revenue.addTerm(candidate.chosen(), points * points(candidate, cell)));
            }
            scores.put(PlanningConstraint.EXPECTED_REVENUE, revenue.build());
        }
        Rows rows = new Rows(model, layout.kinds(), cells, stretches());
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
    private long points(Cell.Candidate candidate, Cell cell) {
        return Math.round(candidate.kind().message().basePoints()
                * layout.problem().hours().at(cell.first().at()).factor());
    }

    /** All seats, in pieces of one day so short that the gap between messages leaves at most one taken in each. */
    private List<List<Seat>> stretches() {
        long gap = layout.gapSeconds(MessageType.BUMP);
        List<List<Seat>> stretches = new ArrayList<>();
        for (Seat seat : seats) {
            List<Seat> last = stretches.isEmpty() ? List.of() : stretches.get(stretches.size() - 1);
            if (last.isEmpty() || !isOfOneStretch(last.get(0), seat, gap)) {
                last = new ArrayList<>();
                stretches.add(last);
            }
            last.add(seat);
        }
        return stretches;
    }

    /** A sent message may be too close to another: it stands alone. */
    private static boolean isOfOneStretch(Seat first, Seat seat, long gap) {
        return seat.second() - first.second() < gap && seat.day().equals(first.day()) && !first.sent() && !seat.sent();
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
            LinearExpr ofDay = taken(seat -> seat.ppv() && seat.day().equals(day));
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
        IntVar half = model.newIntVar(0, seats.size(), "half of all");
        LinearExpr all = taken(seat -> true);
        model.addLessOrEqual(LinearExpr.term(half, 2), all);
        IntVar beyond = model.newIntVar(0, seats.size(), "on the hour beyond half");
        model.addGreaterOrEqual(
                LinearExpr.newBuilder().add(beyond).add(half),
                taken(seat -> seat.at().local().getMinute() == 0));
        return LinearExpr.sum(new LinearArgument[] {beyond});
    }

    /** Kept messages that are elsewhere, or nowhere. The time of a kept message is a cell. */
    private LinearExpr movedFromWhereTheyWere() {
        LinearExprBuilder moved = LinearExpr.newBuilder();
        for (Kind kind : layout.kinds()) {
            kind.message().keptAt().ifPresent(kept -> {
                moved.add(kind.size());
                cells.stream()
                        .filter(cell -> cell.first().at().equals(kept))
                        .flatMap(cell -> cell.chosen(other -> other == kind).stream())
                        .forEach(there -> moved.addTerm(there, -1));
            });
        }
        return moved.build();
    }

    private LinearExpr taken(Predicate<Seat> of) {
        return LinearExpr.sum(seats.stream().filter(of).map(Seat::taken).toArray(LinearArgument[]::new));
    }

    CpModel cp() {
        return model;
    }

    Layout layout() {
        return layout;
    }

    /** In order of time. */
    List<Cell> cells() {
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
        for (Cell cell : cells) {
            cell.candidates().forEach(candidate -> most.merge(candidate.kind(), points(candidate, cell), Math::max));
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
