package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Counts the minutes by which two sends are closer than a gap, rounded up. At least one of the two is from this plan.
 */
final class TooClose extends CountedConstraint {
    private final RunningCount.Scope scope;
    private final ToLongFunction<Gaps> gapSeconds;

    /** @param scope the sends that the gap applies to */
    TooClose(PlanningConstraint constraint, RunningCount.Scope scope, ToLongFunction<Gaps> gapSeconds) {
        super(constraint);
        this.scope = scope;
        this.gapSeconds = gapSeconds;
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        TimeRow sends = scope.row(line);
        long gap = gapSeconds.applyAsLong(terms.gaps());
        List<Units> found = new ArrayList<>();
        for (int i = 0; i < sends.size(); i++) {
            for (int j = i + 1; j < sends.size() && minutesShort(sends, gap, i, j) > 0; j++) {
                List<Send> pair = List.of(sends.get(i), sends.get(j));
                if (pair.stream().anyMatch(Message.class::isInstance)) {
                    found.add(new Units(minutesShort(sends, gap, i, j), pair));
                }
            }
        }
        return found;
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        TimeRow sends = scope.row(line);
        long gap = gapSeconds.applyAsLong(week.terms().gaps());
        return new RunningCount(scope) {
            @Override
            void count(Message message, int sign) {
                units += sign * (toAll(sends, gap, sends.at(), -1) + toAll(sends, gap, sends.at(), 1));
            }
        };
    }

    /** The minutes short to all sends on one side. */
    private static long toAll(TimeRow sends, long gap, int at, int direction) {
        long sum = 0;
        for (int other = at + direction; other >= 0 && other < sends.size(); other += direction) {
            long minutesShort = minutesShort(sends, gap, at, other);
            if (minutesShort == 0) {
                return sum; // sends beyond it are even farther away
            }
            sum += minutesShort;
        }
        return sum;
    }

    private static long minutesShort(TimeRow sends, long gap, int one, int other) {
        return Gaps.minutesShort(gap, sends.epochSecond(one), sends.epochSecond(other));
    }
}
