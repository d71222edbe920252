package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;

/**
 * Counts how unevenly PPVs are spread in each week: the sum of squares of PPVs per open day, minus the same sum for the
 * most even spread.
 */
final class UnevenSpread extends CountedConstraint {
    UnevenSpread(PlanningConstraint constraint) {
        super(constraint);
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        Weeks weeks = new Weeks(terms);
        line.ppvs().messages().forEach(ppv -> weeks.count(ppv, 1));
        return weeks.units == 0 ? List.of() : List.of(new Units(weeks.units, List.of()));
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        return new Weeks(week.terms());
    }

    private static final class Weeks extends RunningCount {
        private final WeekTerms terms;
        private final int[] ofDays;
        private final long[] squares;
        private final int[] ppvs;

        Weeks(WeekTerms terms) {
            super(Scope.PLACED_PPVS);
            this.terms = terms;
            this.ofDays = new int[terms.days()];
            this.squares = new long[terms.openDays().size()];
            this.ppvs = new int[terms.openDays().size()];
        }

        @Override
        void count(Message message, int sign) {
            Day day = message.place().day();
            if (!day.isOpen()) {
                return;
            }
            int week = day.week() - 1;
            int index = day.index(ofDays.length);
            units -= terms.uneven(day.week(), squares[week], ppvs[week]);
            squares[week] -= (long) ofDays[index] * ofDays[index];
            ofDays[index] += sign;
            squares[week] += (long) ofDays[index] * ofDays[index];
            ppvs[week] += sign;
            units += terms.uneven(day.week(), squares[week], ppvs[week]);
        }
    }
}
