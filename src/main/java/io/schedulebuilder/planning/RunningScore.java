package io.schedulebuilder.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score while the solver searches: counts that are kept up as messages come and go. {@link WeekConstraints} says
 * what the score is, and explains it; this class says the same several times as fast, from the same arithmetic of
 * {@link TimeLine}, {@link Day} and {@link Message}. Tests hold the two equal, and so does a solver in an asserting
 * environment mode.
 */
public final class RunningScore implements IncrementalScoreCalculator<Week, HardMediumSoftLongScore> {
    private ConstraintWeights weights;
    private RunningLine line;
    private Texts texts;

    private long cooling;
    private long outsideHours;
    private long beforeAsOf;
    private long outsideWeek;
    private long ppvsUnplaced;
    private long bumpsUnplaced;
    private long points;
    private long moved;

    /** For the solver, which resets it to a week before all else. */
    @SuppressWarnings("NullAway.Init")
    public RunningScore() {}

    @Override
    public void resetWorkingSolution(Week week) {
        weights = week.weights();
        line = new RunningLine(week);
        texts = new Texts(week.messages());
        cooling = outsideHours = beforeAsOf = outsideWeek = ppvsUnplaced = bumpsUnplaced = points = moved = 0;
        week.messages().forEach(this::add);
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
        long hard = line.ppvMinutesShort()
                + line.messageMinutesShort()
                + cooling
                + line.beyondCap()
                + outsideHours
                + beforeAsOf
                + outsideWeek
                + texts.pairs();
        return HardMediumSoftLongScore.of(
                -hard,
                -weights.unplaced(ppvsUnplaced, bumpsUnplaced),
                weights.revenue(points) - weights.order(line) - weights.changes(moved));
    }

    private void add(Message message) {
        if (message.isPlaced()) {
            line.add(message);
            texts.add(message);
        }
        count(message, 1);
    }

    private void remove(Message message) {
        if (message.isPlaced()) {
            line.remove(message);
            texts.remove(message);
        }
        count(message, -1);
    }

    /** What is said of a message alone. */
    private void count(Message message, int sign) {
        if (!message.isPlaced()) {
            if (message.isPpv()) {
                ppvsUnplaced += sign;
            } else {
                bumpsUnplaced += sign;
            }
        } else {
            cooling += message.isPpvOnACoolingDay() ? sign : 0;
            outsideHours += message.isOutsideActiveHours() ? sign : 0;
            beforeAsOf += message.isPlannedBeforeAsOf() ? sign : 0;
            outsideWeek += message.isOutsideItsWeek() ? sign : 0;
            points += sign * message.points();
        }
        moved += message.isMovedFromWhereItWas() ? sign : 0;
    }

    /** Placed messages by text, and pairs of one text. */
    private static final class Texts {
        private final int[] textOf;
        private final int[] placed;
        private long pairs;

        Texts(List<Message> messages) {
            Map<String, Integer> numbers = new HashMap<>();
            textOf = messages.stream()
                    .mapToInt(message -> {
                        numbers.putIfAbsent(message.captionKey(), numbers.size());
                        return numbers.get(message.captionKey());
                    })
                    .toArray();
            placed = new int[numbers.size()];
        }

        long pairs() {
            return pairs;
        }

        void add(Message message) {
            pairs += placed[textOf[message.rank()]]++;
        }

        void remove(Message message) {
            pairs -= --placed[textOf[message.rank()]];
        }
    }
}
