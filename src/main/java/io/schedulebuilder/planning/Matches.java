package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the constraints say of a week, and who bears which part of it, without a solver. The arithmetic is that of
 * {@link TimeLine}, {@link Day} and {@link Message}, as in {@link WeekConstraints}; tests hold the two equal.
 *
 * <p>Who bears a match: one message what is said of it alone (revenue, cooling day, hours, unplaced, change); the two
 * or three messages in a row what is said of a row, evenly; both messages a missing gap, evenly, or the one, if the other
 * is not of this plan; all messages of a day what it holds beyond its cap, all at minute 00 what is said of minutes,
 * evenly. How PPVs are spread over the days is the whole week's.
 */
final class Matches {
    private final Policy policy;
    private final Week week;
    private final List<FixedSend> near;
    private final List<Match> found = new ArrayList<>();

    private Matches(Policy policy, Week week, List<FixedSend> near) {
        this.policy = policy;
        this.week = week;
        this.near = near;
    }

    /**
     * The matches of a week, by constraint in the order of the enum, then in order of time.
     *
     * @param near the sends behind the week's neighbours, in their order
     */
    static List<Match> of(Policy policy, Week week, List<FixedSend> near) {
        Matches matches = new Matches(policy, week, near);
        matches.collect();
        return List.copyOf(matches.found);
    }

    /** The score that matches add up to. */
    static PlanScore score(Policy policy, List<Match> matches) {
        Map<PlanningConstraint, long[]> sums = new EnumMap<>(PlanningConstraint.class);
        for (Match match : matches) {
            long[] sum = sums.computeIfAbsent(match.constraint(), constraint -> new long[2]);
            sum[0]++;
            sum[1] += match.score();
        }
        List<PlanScore.Line> lines = Arrays.stream(PlanningConstraint.values())
                .map(constraint -> {
                    long[] sum = sums.getOrDefault(constraint, new long[2]);
                    return new PlanScore.Line(constraint, weight(policy, constraint), Math.toIntExact(sum[0]), sum[1]);
                })
                .toList();
        return new PlanScore(
                level(lines, PlanningConstraint.Level.HARD),
                level(lines, PlanningConstraint.Level.MEDIUM),
                level(lines, PlanningConstraint.Level.SOFT),
                lines);
    }

    private static long level(List<PlanScore.Line> lines, PlanningConstraint.Level level) {
        return lines.stream()
                .filter(line -> line.constraint().level() == level)
                .mapToLong(PlanScore.Line::score)
                .sum();
    }

    private static int weight(Policy policy, PlanningConstraint constraint) {
        return constraint.level() == PlanningConstraint.Level.HARD ? 1 : policy.weight(constraint);
    }

    private void collect() {
        TimeLine line = TimeLine.of(week);
        tooClose(PlanningConstraint.PPV_GAP, line.ppvsTooClose());
        tooClose(PlanningConstraint.MESSAGE_GAP, line.messagesTooClose());
        List<Message> placed = line.messages();
        for (Message message : placed) {
            if (message.isPpvOnACoolingDay()) {
                penalty(PlanningConstraint.COOLING_DAYS, 1, List.of(message));
            }
        }
        byDay(placed)
                .forEach((day, messages) ->
                        penalty(PlanningConstraint.DAILY_CAP, day.beyondCap(messages.size()), messages));
        for (Message message : placed) {
            if (message.isOutsideActiveHours()) {
                penalty(PlanningConstraint.ACTIVE_HOURS, 1, List.of(message));
            }
        }
        for (Message message : placed) {
            if (message.isPlannedBeforeAsOf()) {
                penalty(PlanningConstraint.NOT_BEFORE_AS_OF, 1, List.of(message));
            }
        }
        sameText(placed);
        for (Message message : placed) {
            if (message.isOutsideItsWeek()) {
                penalty(PlanningConstraint.OWN_WEEK, 1, List.of(message));
            }
        }
        for (Message message : week.messages()) {
            if (!message.isPlaced()) {
                penalty(
                        message.isPpv() ? PlanningConstraint.PPV_UNPLACED : PlanningConstraint.BUMP_UNPLACED,
                        1,
                        List.of(message));
            }
        }
        int pointWeight = weight(policy, PlanningConstraint.EXPECTED_REVENUE);
        if (pointWeight > 0) {
            for (Message message : placed) {
                add(Match.evenly(
                        PlanningConstraint.EXPECTED_REVENUE,
                        pointWeight * message.points(),
                        List.of(message.rank()),
                        List.of()));
            }
        }
        rows(line);
        for (Message message : week.messages()) {
            if (message.isMovedFromWhereItWas()) {
                penalty(PlanningConstraint.LEAST_CHANGE, 1, List.of(message));
            }
        }
    }

    /** What is said of messages in a row. */
    private void rows(TimeLine line) {
        List<Message> ppvs = line.ppvs();
        line.thirdOrLaterOfOnePriceTier()
                .forEach(third -> penalty(PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, 1, upTo(third, 3, ppvs)));
        line.ofTheCategoryBefore()
                .forEach(second -> penalty(PlanningConstraint.CATEGORY_TWICE_IN_A_ROW, 1, upTo(second, 2, ppvs)));
        line.urgentAfterUrgent()
                .forEach(second -> penalty(PlanningConstraint.URGENCY_TWICE_IN_A_ROW, 1, upTo(second, 2, ppvs)));
        long uneven = line.ppvsUnevenOver(week.openDays());
        if (uneven > 0) {
            add(Match.ofTheWeek(
                    PlanningConstraint.PPVS_SPREAD_OVER_DAYS,
                    -uneven * weight(policy, PlanningConstraint.PPVS_SPREAD_OVER_DAYS)));
        }
        line.afterAPpvWithoutABumpBetween()
                .forEach(second -> penalty(PlanningConstraint.BUMP_BETWEEN_PPVS, 1, upTo(second, 2, ppvs)));
        penalty(
                PlanningConstraint.MINUTES_VARIED,
                line.onTheHourBeyondHalf(),
                line.messages().stream()
                        .filter(message -> message.place().isOnTheHour())
                        .toList());
    }

    /** The last {@code count} PPVs up to and with one. */
    private static List<Message> upTo(Message last, int count, List<Message> ppvs) {
        int end = ppvs.indexOf(last) + 1;
        return ppvs.subList(end - count, end);
    }

    private static Map<Day, List<Message>> byDay(List<Message> placed) {
        Map<Day, List<Message>> days = new LinkedHashMap<>();
        placed.forEach(message -> days.computeIfAbsent(message.place().day(), day -> new ArrayList<>())
                .add(message));
        return days;
    }

    private void sameText(List<Message> placed) {
        Map<String, List<Message>> byText = new LinkedHashMap<>();
        for (Message message : placed) {
            List<Message> before = byText.computeIfAbsent(message.captionKey(), key -> new ArrayList<>());
            before.forEach(other -> penalty(PlanningConstraint.ONE_CAPTION_ONCE, 1, List.of(other, message)));
            before.add(message);
        }
    }

    private void tooClose(PlanningConstraint gap, List<TimeLine.TooClose> pairs) {
        for (TimeLine.TooClose pair : pairs) {
            List<Integer> messages = new ArrayList<>();
            List<FixedSend> fixed = new ArrayList<>();
            for (Send send : List.of(pair.first(), pair.second())) {
                if (send instanceof Message message) {
                    messages.add(message.rank());
                } else {
                    fixed.add(near.get(send.rank() - week.messages().size()));
                }
            }
            add(Match.evenly(gap, -pair.minutesShort(), messages, List.copyOf(fixed)));
        }
    }

    private void penalty(PlanningConstraint constraint, long units, List<Message> messages) {
        int weight = weight(policy, constraint);
        if (units > 0 && weight > 0) {
            add(Match.evenly(
                    constraint,
                    -units * weight,
                    messages.stream().map(Message::rank).toList(),
                    List.of()));
        }
    }

    private void add(Match match) {
        // A weight of 0 switches a constraint off, for the solver and here.
        if (weight(policy, match.constraint()) > 0) {
            found.add(match);
        }
    }
}
