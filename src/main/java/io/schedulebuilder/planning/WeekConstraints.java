package io.schedulebuilder.planning;

import static io.schedulebuilder.domain.PlanningConstraint.ACTIVE_HOURS;
import static io.schedulebuilder.domain.PlanningConstraint.BUMP_BETWEEN_PPVS;
import static io.schedulebuilder.domain.PlanningConstraint.BUMP_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.CATEGORY_TWICE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.COOLING_DAYS;
import static io.schedulebuilder.domain.PlanningConstraint.DAILY_CAP;
import static io.schedulebuilder.domain.PlanningConstraint.EXPECTED_REVENUE;
import static io.schedulebuilder.domain.PlanningConstraint.LEAST_CHANGE;
import static io.schedulebuilder.domain.PlanningConstraint.MESSAGE_GAP;
import static io.schedulebuilder.domain.PlanningConstraint.MINUTES_VARIED;
import static io.schedulebuilder.domain.PlanningConstraint.NOT_BEFORE_AS_OF;
import static io.schedulebuilder.domain.PlanningConstraint.ONE_CAPTION_ONCE;
import static io.schedulebuilder.domain.PlanningConstraint.OWN_WEEK;
import static io.schedulebuilder.domain.PlanningConstraint.PPVS_SPREAD_OVER_DAYS;
import static io.schedulebuilder.domain.PlanningConstraint.PPV_GAP;
import static io.schedulebuilder.domain.PlanningConstraint.PPV_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.URGENCY_TWICE_IN_A_ROW;
import static io.schedulebuilder.planning.RunningCount.Scope.PLACED;
import static io.schedulebuilder.planning.RunningCount.Scope.PLACED_PPVS;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;

/**
 * The constraints that define how good a week is. Each constraint is declared once: OptaPlanner's constraint streams,
 * the {@linkplain RunningScore score during the search} and the explanations all use the declaration.
 */
public final class WeekConstraints implements ConstraintProvider {
    /** All constraints, in the order in which scores list them. */
    static final List<WeekConstraint> ALL = List.of(
            // hard
            /* A subscriber who is asked to pay twice too soon pays for neither. */
            new TooClose(PPV_GAP, PLACED_PPVS, Gaps::ppvSeconds),
            /* Messages that are too close together read as spam. */
            new TooClose(MESSAGE_GAP, PLACED, Gaps::messageSeconds),
            /* A tired audience gets a few days without PPVs. */
            new EachMessage(COOLING_DAYS, Message::isPpvOnACoolingDay),
            /* A day has a maximum number of messages, including those of other plans. */
            new BeyondDailyCap(DAILY_CAP),
            /* Nobody is woken up. */
            new EachMessage(ACTIVE_HOURS, Message::isOutsideActiveHours),
            /* The past cannot be planned; messages that were already sent stay. */
            new EachMessage(NOT_BEFORE_AS_OF, Message::isPlannedBeforeAsOf),
            /* Nobody reads the same text twice. */
            new SameText(ONE_CAPTION_ONCE),
            /* Each week gets its own messages, with captions as good as the other weeks'. */
            new EachMessage(OWN_WEEK, Message::isOutsideItsWeek),
            // medium
            /* The policy asks for it: losing any number of soft points is better than leaving a PPV unplaced. */
            new EachMessage(PPV_UNPLACED, message -> message.isPpv() && !message.isPlaced()),
            new EachMessage(BUMP_UNPLACED, message -> !message.isPpv() && !message.isPlaced()),
            // soft, in points
            /* The best captions go to the best hours. */
            new PlacedPoints(EXPECTED_REVENUE),
            /* Similar prices in a row look like a price list. */
            new InARow(PRICE_TIER_THREE_IN_A_ROW, 3, PLACED_PPVS, Message::isOfThePriceTierOf),
            /* More of the same is boring. */
            new InARow(CATEGORY_TWICE_IN_A_ROW, 2, PLACED_PPVS, Message::isOfTheCategoryOf),
            /* If everything is urgent, nothing is. */
            new InARow(URGENCY_TWICE_IN_A_ROW, 2, PLACED_PPVS, Message::isUrgentAfter),
            /* No day is crowded while another is empty. */
            new UnevenSpread(PPVS_SPREAD_OVER_DAYS),
            /* Something free between two paid messages. */
            new InARow(BUMP_BETWEEN_PPVS, 2, PLACED, Message::lacksABumpAfter),
            /* A page that always writes on the hour looks automated. */
            new OnTheHour(MINUTES_VARIED),
            /* The new plan does not surprise people who rely on the last one. */
            new EachMessage(LEAST_CHANGE, Message::isMovedFromWhereItWas));

    private final List<WeekConstraint> constraints;

    /** The constraints of the product. */
    public WeekConstraints() {
        this(ALL);
    }

    /**
     * Another set of constraints, for tests.
     *
     * @throws IllegalStateException if one is missing or out of order
     */
    WeekConstraints(List<WeekConstraint> constraints) {
        this.constraints = constraints;
        requireAll(constraints);
    }

    /**
     * Rejects constraints that are incomplete or out of order.
     *
     * @throws IllegalStateException if one is missing or out of order
     */
    static void requireAll(List<WeekConstraint> constraints) {
        PlanningConstraint.requireAll(
                constraints.stream().map(WeekConstraint::constraint).toList(), "WeekConstraints");
    }

    /** All constraints, in the order in which scores list them. */
    List<WeekConstraint> all() {
        return constraints;
    }

    /** Scores a week, constraint by constraint. */
    PlanScore score(Week week) {
        TimeLine line = TimeLine.of(week);
        return PlanScore.of(constraints.stream()
                .map(constraint -> constraint.line(line, week.terms()))
                .toList());
    }

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return constraints.stream()
                .map(constraint -> stream(constraint, factory))
                .toArray(Constraint[]::new);
    }

    /** Converts a constraint to a stream of its matches, which OptaPlanner rebuilds whenever the time line changes. */
    static Constraint stream(WeekConstraint constraint, ConstraintFactory factory) {
        var matches = factory.forEach(Send.class)
                .groupBy(TimeLine.COLLECTOR)
                .join(WeekTerms.class)
                .map(constraint::counted)
                .<WeekConstraint.Units>flattenLast(found -> found)
                .join(WeekTerms.class);
        PlanningConstraint declared = constraint.constraint();
        HardMediumSoftLongScore one =
                switch (declared.level()) {
                    case HARD -> HardMediumSoftLongScore.ONE_HARD;
                    case MEDIUM -> HardMediumSoftLongScore.ONE_MEDIUM;
                    case SOFT -> HardMediumSoftLongScore.ONE_SOFT;
                };
        ToLongBiFunction<WeekConstraint.Units, WeekTerms> points =
                (match, terms) -> terms.weight(declared) * match.count();
        return (declared.isReward() ? matches.rewardLong(one, points) : matches.penalizeLong(one, points))
                .asConstraint(declared.words());
    }
}
