package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.schedule.PlanFile.ConstraintScore;
import io.schedulebuilder.schedule.WeekExplanation.Levels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two written plans against each other, as they are: neither is scored again. A message is known by its caption; lists are
 * in order of the earlier of its times.
 *
 * @param same whether the plans are equal in every value
 * @param inputs what the plans were made from, where it differs: page, week, rules, solver configuration, and so on
 * @param policy what the rules asked for, where it differs
 * @param asTheyWere messages that are the same in both, at the same time
 * @param leftOutInBoth messages that neither plan places
 * @param moved sent in both, at other times
 * @param otherCaption sent in one each, PPV for PPV or bump for bump, at the same time
 * @param changed sent in both at the same time, with another type, tier, category, urgency or text
 * @param added sent in B, unknown to A
 * @param dropped sent in A, unknown to B
 * @param leftOut sent in A or unknown to it, left out by B
 * @param placed left out by A, sent in B
 * @param noLongerLeftOut left out by A, unknown to B
 * @param constraints in the order of the first plan; those of a plan alone at the end
 */
public record PlanDiff(
        boolean same,
        Side a,
        Side b,
        List<Difference> inputs,
        List<Difference> policy,
        List<Pair> asTheyWere,
        List<Pair> leftOutInBoth,
        List<Pair> moved,
        List<Pair> otherCaption,
        List<Pair> changed,
        List<Pair> added,
        List<Pair> dropped,
        List<Pair> leftOut,
        List<Pair> placed,
        List<Pair> noLongerLeftOut,
        Levels change,
        List<ConstraintChange> constraints) {

    /**
     * One plan in short.
     *
     * @param unplaced messages that it leaves out, those without a caption among them
     * @param withoutCaption those for which no caption was free
     * @param expectedRevenue dollars of all PPVs that it places, as it prices them itself; empty where the page has no
     *     data to price them by
     */
    public record Side(
            String scheduleId,
            String pageName,
            String startDate,
            int weeks,
            String timeZone,
            long ppvs,
            long bumps,
            int unplaced,
            int withoutCaption,
            Optional<BigDecimal> expectedRevenue,
            Levels score) {}

    /** A value that differs, in words. */
    public record Difference(String name, String a, String b) {}

    /**
     * A message as one plan has it.
     *
     * @param time local, yyyy-MM-dd HH:mm; empty when left out
     * @param expectedRevenue dollars; empty when left out
     * @param reasons why it is left out
     */
    public record Entry(
            long captionId,
            String messageType,
            String priceTier,
            String contentCategory,
            boolean hasUrgency,
            String captionText,
            Optional<String> time,
            Optional<BigDecimal> expectedRevenue,
            List<String> reasons) {}

    /**
     * A message as both plans have it.
     *
     * @param a empty where only B knows it
     * @param b empty where only A knows it
     * @param minutesLater elapsed from A's time to B's, below 0 when earlier; empty unless both send it
     */
    public record Pair(Optional<Entry> a, Optional<Entry> b, Optional<Long> minutesLater) {}

    /**
     * A constraint's share in both scores.
     *
     * @param weightA empty where the plan has no such constraint
     * @param weightB likewise
     * @param change B less A
     */
    public record ConstraintChange(
            String constraint,
            String level,
            Optional<Integer> weightA,
            Optional<Integer> weightB,
            long a,
            long b,
            long change) {}

    /**
     * Compares two plans.
     *
     * @param originA names the first plan in messages: its file
     * @param originB likewise
     * @throws InputException if a date, time zone or time in one of them cannot be read
     */
    public static PlanDiff between(PlanFile a, String originA, PlanFile b, String originB) {
        MessagePairs pairs = MessagePairs.of(PlanMessages.of(a, originA), PlanMessages.of(b, originB));
        return new PlanDiff(
                a.equals(b),
                side(a),
                side(b),
                PlanInputs.differences(a, b),
                PlanInputs.policyDifferences(a.policy(), b.policy()),
                pairs.asTheyWere(),
                pairs.leftOutInBoth(),
                pairs.moved(),
                pairs.otherCaption(),
                pairs.changed(),
                pairs.added(),
                pairs.dropped(),
                pairs.leftOut(),
                pairs.placed(),
                pairs.noLongerLeftOut(),
                levels(b).minus(levels(a)),
                constraints(a.score(), b.score()));
    }

    /** Whether both are of one page. */
    public boolean samePage() {
        return a.pageName().equals(b.pageName());
    }

    /** Whether both are of the same days. */
    public boolean sameWeek() {
        return a.startDate().equals(b.startDate()) && a.weeks() == b.weeks();
    }

    private static Side side(PlanFile plan) {
        return new Side(
                plan.scheduleId(),
                plan.pageName(),
                plan.startDate(),
                plan.weeks(),
                plan.timeZone(),
                count(plan, MessageType.PPV),
                count(plan, MessageType.BUMP),
                plan.unplaced().size(),
                (int) plan.unplaced().stream()
                        .filter(left -> left.captionId().isEmpty())
                        .count(),
                plan.promise(),
                levels(plan));
    }

    private static long count(PlanFile plan, MessageType type) {
        return plan.messages().stream()
                .filter(message -> message.messageType().equals(type.label()))
                .count();
    }

    private static Levels levels(PlanFile plan) {
        return new Levels(
                plan.score().hard(), plan.score().medium(), plan.score().soft());
    }

    private static List<ConstraintChange> constraints(PlanFile.Score a, PlanFile.Score b) {
        Map<String, ConstraintScore> ofA = byName(a);
        Map<String, ConstraintScore> ofB = byName(b);
        Map<String, ConstraintScore> all = new LinkedHashMap<>(ofA);
        ofB.forEach(all::putIfAbsent);
        List<ConstraintChange> changes = new ArrayList<>();
        all.forEach((name, either) -> {
            Optional<ConstraintScore> inA = Optional.ofNullable(ofA.get(name));
            Optional<ConstraintScore> inB = Optional.ofNullable(ofB.get(name));
            long scoreA = inA.map(ConstraintScore::score).orElse(0L);
            long scoreB = inB.map(ConstraintScore::score).orElse(0L);
            changes.add(new ConstraintChange(
                    name,
                    either.level(),
                    inA.map(ConstraintScore::weight),
                    inB.map(ConstraintScore::weight),
                    scoreA,
                    scoreB,
                    scoreB - scoreA));
        });
        return List.copyOf(changes);
    }

    private static Map<String, ConstraintScore> byName(PlanFile.Score score) {
        Map<String, ConstraintScore> lines = new LinkedHashMap<>();
        score.constraints().forEach(line -> lines.putIfAbsent(line.name(), line));
        return lines;
    }
}
