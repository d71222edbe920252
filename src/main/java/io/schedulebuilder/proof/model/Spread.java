package io.schedulebuilder.proof.model;

import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** How messages are spread over the days, and over the minutes of the hour. */
record Spread(WeekModel week) {
    /**
     * The sum of squares of PPVs per day over the open days, minus the same sum for the most even spread of each week's
     * PPVs over its days.
     */
    LinearExpr unevenOverDays() {
        LinearExprBuilder uneven = LinearExpr.newBuilder();
        week.calendar().days().stream()
                .filter(week.problem()::isOpen)
                .collect(Collectors.groupingBy(day -> week.problem().horizon().week(day)))
                .forEach((number, days) -> uneven.add(unevenOver(number, days)));
        return uneven.build();
    }

    /** Models a square as at least each of the lines through two consecutive squares. */
    private LinearExpr unevenOver(int number, List<LocalDate> days) {
        int most = week.layout().kinds().stream()
                .filter(kind -> kind.isPpv() && (kind.message().week() == number || mayBeOn(days, kind)))
                .mapToInt(Kind::size)
                .sum();
        if (most == 0) {
            return LinearExpr.constant(0);
        }
        LinearExprBuilder total = LinearExpr.newBuilder();
        LinearExprBuilder uneven = LinearExpr.newBuilder();
        for (LocalDate day : days) {
            LinearExpr ofDay = week.taken(
                    slotVariable -> slotVariable.ppv() && slotVariable.day().equals(day));
            total.add(ofDay);
            IntVar square = week.cp().newIntVar(0, (long) most * most, "square");
            for (long n = 0; n < most; n++) {
                week.cp()
                        .addGreaterOrEqual(
                                LinearExpr.newBuilder().add(square).add(n * (n + 1)),
                                LinearExpr.term(ofDay, 2 * n + 1));
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
        IntVar count = week.cp().newIntVar(0, most, "on open days");
        week.cp().addEquality(count, total);
        IntVar least = week.cp().newIntVar(0, evenly[most], "spread evenly");
        week.cp().addElement(count, evenly, least);
        return uneven.addTerm(least, -1).build();
    }

    private static boolean mayBeOn(List<LocalDate> days, Kind kind) {
        return kind.open().stream().anyMatch(time -> days.contains(time.local().toLocalDate()));
    }

    /** Messages at minute 00 beyond half of all messages. Half of an odd number rounds down. */
    LinearExpr onTheHourBeyondHalf() {
        IntVar half = week.cp().newIntVar(0, week.slots().size(), "half of all");
        LinearExpr all = week.taken(slotVariable -> true);
        week.cp().addLessOrEqual(LinearExpr.term(half, 2), all);
        IntVar beyond = week.cp().newIntVar(0, week.slots().size(), "on the hour beyond half");
        week.cp()
                .addGreaterOrEqual(
                        LinearExpr.newBuilder().add(beyond).add(half),
                        week.taken(slotVariable -> slotVariable.at().local().getMinute() == 0));
        return LinearExpr.sum(new LinearArgument[] {beyond});
    }
}
