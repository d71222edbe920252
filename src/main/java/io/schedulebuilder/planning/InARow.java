package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Counts messages in a row that repeat the one before. */
final class InARow extends CountedConstraint {
    private final int length;
    private final RunningCount.Scope scope;
    private final BiPredicate<Message, Message> repeats;

    /**
     * @param length how many messages in a row are a match
     * @param scope which messages form the row
     * @param repeats whether the first argument repeats the second, the message right before it in the row
     */
    InARow(PlanningConstraint constraint, int length, RunningCount.Scope scope, BiPredicate<Message, Message> repeats) {
        super(constraint);
        this.length = length;
        this.scope = scope;
        this.repeats = repeats;
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        List<Message> row = scope.row(line).messages();
        List<Units> found = new ArrayList<>();
        int run = 1;
        for (int last = 1; last < row.size(); last++) {
            run = repeats.test(row.get(last), row.get(last - 1)) ? run + 1 : 1;
            if (run >= length) {
                found.add(new Units(1, row.subList(last + 1 - length, last + 1)));
            }
        }
        return found;
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        TimeRow row = scope.row(line);
        return new RunningCount(scope) {
            @Override
            void count(Message message, int sign) {
                int before = row.before();
                int after = row.after();
                boolean repeatsBefore = before >= 0 && repeats.test(message, row.message(before));
                boolean repeatedAfter = after >= 0 && repeats.test(row.message(after), message);
                boolean joined = before >= 0 && after >= 0 && repeats.test(row.message(after), row.message(before));
                if (repeatsBefore || repeatedAfter || joined) {
                    int runBefore = before < 0 ? 0 : run(row, before, -1);
                    int runAfter = after < 0 ? 0 : run(row, after, 1);
                    int run = 1 + (repeatsBefore ? runBefore : 0) + (repeatedAfter ? runAfter : 0);
                    units += sign * (matches(run) - (joined ? matches(runBefore + runAfter) : 0));
                }
            }
        };
    }

    /**
     * How many messages in a row repeat each other, starting at {@code from} in a direction; always too few for a
     * match.
     */
    private int run(TimeRow row, int from, int direction) {
        int run = 1;
        for (int at = from; run < length - 1; run++) {
            int next = row.nearestMessage(at + direction, direction);
            if (next < 0 || !repeats.test(row.message(Math.max(at, next)), row.message(Math.min(at, next)))) {
                return run;
            }
            at = next;
        }
        return run;
    }

    private long matches(int run) {
        return Math.max(0, run - length + 1);
    }
}
