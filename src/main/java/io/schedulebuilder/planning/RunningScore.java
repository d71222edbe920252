package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.planning.RunningCount.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score during the search: counts that are updated as messages move, several times as fast as constraint streams.
 * Tests check that both give the same score, and so does a solver in an asserting environment mode.
 */
public final class RunningScore implements IncrementalScoreCalculator<Week, HardMediumSoftLongScore> {
    private static final List<Level> LEVELS = List.of(Level.HARD, Level.MEDIUM, Level.SOFT);

    private final List<WeekConstraint> constraints;
    private TimeLine line = new TimeLine();
    private EachMessage[] each = {};
    private long[] eachPoints = {};
    private int[] eachLevels = {};
    /** By rank, what each message on its own adds to each level. */
    private long[][] alone = {};

    private long[] allAlone = {};
    private RunningCount[] ofPpvs = {};
    private RunningCount[] ofBumps = {};
    private long[] countPoints = {};
    private int[] countLevels = {};

    /** Used by the solver, which first resets it to a week. */
    public RunningScore() {
        this(new WeekConstraints());
    }

    RunningScore(WeekConstraints constraints) {
        this.constraints = constraints.all();
    }

    @Override
    public void resetWorkingSolution(Week week) {
        line = new TimeLine();
        week.neighbours().forEach(line::add);
        each = switchedOn(week, EachMessage.class).toArray(EachMessage[]::new);
        eachPoints = points(each, week);
        eachLevels = levels(each);
        alone = new long[week.messages().size()][LEVELS.size()];
        allAlone = new long[LEVELS.size()];
        CountedConstraint[] counted = switchedOn(week, CountedConstraint.class).toArray(CountedConstraint[]::new);
        countPoints = points(counted, week);
        countLevels = levels(counted);
        ofPpvs = Arrays.stream(counted)
                .map(constraint -> constraint.running(week, line))
                .toArray(RunningCount[]::new);
        ofBumps = Arrays.stream(ofPpvs)
                .filter(count -> count.scope() == Scope.PLACED)
                .toArray(RunningCount[]::new);
        week.messages().forEach(this::add);
    }

    private <T extends WeekConstraint> Stream<T> switchedOn(Week week, Class<T> type) {
        return constraints.stream()
                .filter(constraint -> week.terms().weight(constraint.constraint()) > 0)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What one unit of each constraint adds to its level. */
    private static long[] points(WeekConstraint[] constraints, Week week) {
        return Arrays.stream(constraints)
                .map(WeekConstraint::constraint)
                .mapToLong(constraint -> constraint.score(week.terms().weight(constraint), 1))
                .toArray();
    }

    private static int[] levels(WeekConstraint[] constraints) {
        return Arrays.stream(constraints)
                .mapToInt(constraint -> LEVELS.indexOf(constraint.constraint().level()))
                .toArray();
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        remove((Message) entity);
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        add((Message) entity);
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {
        add((Message) entity);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        remove((Message) entity);
    }

    @Override
    public void afterEntityRemoved(Object entity) {}

    @Override
    public HardMediumSoftLongScore calculateScore() {
        long[] levels = allAlone.clone();
        for (int i = 0; i < ofPpvs.length; i++) {
            levels[countLevels[i]] += countPoints[i] * ofPpvs[i].units();
        }
        return HardMediumSoftLongScore.of(levels[0], levels[1], levels[2]);
    }

    private void add(Message message) {
        long[] levels = alone[message.rank()];
        Arrays.fill(levels, 0);
        for (int i = 0; i < each.length; i++) {
            if (each[i].counts(message)) {
                levels[eachLevels[i]] += eachPoints[i];
            }
        }
        countAlone(levels, 1);
        if (message.isPlaced()) {
            line.add(message);
            count(message, 1);
        }
    }

    private void remove(Message message) {
        countAlone(alone[message.rank()], -1);
        if (message.isPlaced()) {
            line.find(message, TimeRow.key(message));
            count(message, -1);
            line.removeFound(message);
        }
    }

    private void countAlone(long[] levels, int sign) {
        for (int i = 0; i < levels.length; i++) {
            allAlone[i] += sign * levels[i];
        }
    }

    private void count(Message message, int sign) {
        for (RunningCount count : message.isPpv() ? ofPpvs : ofBumps) {
            count.count(message, sign);
        }
    }
}
