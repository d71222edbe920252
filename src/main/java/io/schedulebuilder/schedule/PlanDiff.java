package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.Plan.ConstraintScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between two plans as they were written; neither is scored again.
 *
 * @param same whether the plans are equal in every value
 * @param inputs differences in what the plans were made from: page, week, rules, solver configuration, and so on
 * @param policy differences in what the rules set
 * @param messages what happened to them
 * @param constraints in the order of the first plan; those that only the second plan has come last
 */
public record PlanDiff(
        boolean same,
        Side a,
        Side b,
        List<Difference> inputs,
        List<Difference> policy,
        @JsonUnwrapped MessageChanges messages,
        ScoreLevels change,
        List<ConstraintChange> constraints) {

    /**
     * A summary of one plan.
     *
     * @param unplaced the number of unplaced messages, including those without a caption
     * @param withoutCaption the number of those for which no caption was free
     * @param expectedRevenue dollars of all PPVs that it places, as the plan itself states; empty if the page has no
     *     data to estimate it
     */
    public record Side(
            ScheduleId scheduleId,
            PageName pageName,
            LocalDate startDate,
            int weeks,
            ZoneId timeZone,
            long ppvs,
            long bumps,
            int unplaced,
            int withoutCaption,
            Optional<BigDecimal> expectedRevenue,
            ScoreLevels score) {
        /** The day after its last day. */
        public LocalDate end() {
            return startDate.plusWeeks(weeks);
        }
    }

    /** A value that differs, in words. */
    public record Difference(String name, String a, String b) {}

    /**
     * A constraint's share in both scores.
     *
     * @param weightA empty if plan A does not have the constraint
     * @param weightB empty if plan B does not have the constraint
     * @param change B minus A
     */
    public record ConstraintChange(
            PlanningConstraint constraint,
            PlanningConstraint.Level level,
            Optional<Integer> weightA,
            Optional<Integer> weightB,
            long a,
            long b,
            long change) {}

    /** Compares two plans. */
    public static PlanDiff between(Plan a, Plan b) {
        return new PlanDiff(
                a.equals(b),
                side(a),
                side(b),
                PlanInputs.differences(a, b),
                PlanInputs.policyDifferences(a.policy(), b.policy()),
                MessageChanges.between(MessageChanges.entries(a), b),
                b.score().levels().minus(a.score().levels()),
                constraints(a.score(), b.score()));
    }

    /** Whether both plans are for the same page. */
    public boolean samePage() {
        return a.pageName().equals(b.pageName());
    }

    /** Whether both plans are for the same days. */
    public boolean sameWeek() {
        return a.startDate().equals(b.startDate()) && a.weeks() == b.weeks();
    }

    private static Side side(Plan plan) {
        return new Side(
                plan.scheduleId(),
                plan.pageName(),
                plan.startDate(),
                plan.weeks(),
                plan.timeZone(),
                plan.count(MessageType.PPV),
                plan.count(MessageType.BUMP),
                plan.unplaced().size(),
                (int) plan.unplaced().stream()
                        .filter(left -> left.captionId().isEmpty())
                        .count(),
                plan.promise(),
                plan.score().levels());
    }

    private static List<ConstraintChange> constraints(Plan.Score a, Plan.Score b) {
        Map<PlanningConstraint, ConstraintScore> ofA = byConstraint(a);
        Map<PlanningConstraint, ConstraintScore> ofB = byConstraint(b);
        Map<PlanningConstraint, ConstraintScore> all = new LinkedHashMap<>(ofA);
        ofB.forEach(all::putIfAbsent);
        return all.values().stream()
                .map(either -> {
                    Optional<ConstraintScore> inA = Optional.ofNullable(ofA.get(either.name()));
                    Optional<ConstraintScore> inB = Optional.ofNullable(ofB.get(either.name()));
                    long scoreA = inA.map(ConstraintScore::score).orElse(0L);
                    long scoreB = inB.map(ConstraintScore::score).orElse(0L);
                    return new ConstraintChange(
                            either.name(),
                            either.level(),
                            inA.map(ConstraintScore::weight),
                            inB.map(ConstraintScore::weight),
                            scoreA,
                            scoreB,
                            scoreB - scoreA);
                })
                .toList();
    }

    private static Map<PlanningConstraint, ConstraintScore> byConstraint(Plan.Score score) {
        Map<PlanningConstraint, ConstraintScore> lines = new LinkedHashMap<>();
        score.constraints().forEach(line -> lines.putIfAbsent(line.name(), line));
        return lines;
    }
}
