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
 * What makes one week better than another. Each constraint is declared once; OptaPlanner's constraint streams, the
 * {@linkplain RunningScore score of the search} and the explanations all follow from the declaration.
 */
public final class WeekConstraints implements ConstraintProvider {
    /** All constraints, in the order in which scores list them. */
    static final List<WeekConstraint> ALL = List.of(
            // hard
            /* A subscriber asked to pay twice too soon pays for neither. */
            new TooClose(PPV_GAP, PLACED_PPVS, Gaps::ppvSeconds),
            /* Messages on each other's heels read as spam. */
            new TooClose(MESSAGE_GAP, PLACED, Gaps::messageSeconds),
            /* A tired audience is left in peace for a few days. */
            new EachMessage(COOLING_DAYS, Message::isPpvOnACoolingDay),
            /* A day holds so many messages, those of other plans included. */
            new BeyondDailyCap(DAILY_CAP),
            /* Nobody is woken. */
            new EachMessage(ACTIVE_HOURS, Message::isOutsideActiveHours),
            /* The past cannot be planned; what was sent in it stays. */
            new EachMessage(NOT_BEFORE_AS_OF, Message::isPlannedBeforeAsOf),
            /* Nobody reads the same text twice. */
            new SameText(ONE_CAPTION_ONCE),
            /* Each week gets what is asked of it, and captions as good as the others'. */
            new EachMessage(OWN_WEEK, Message::isOutsideItsWeek),
            // medium
            /* The policy asks for it: any soft loss is better than a PPV left unplaced. */
            new EachMessage(PPV_UNPLACED, message -> message.isPpv() && !message.isPlaced()),
            new EachMessage(BUMP_UNPLACED, message -> !message.isPpv() && !message.isPlaced()),
            // soft, in points
            /* The best captions at the best hours. */
            new PlacedPoints(EXPECTED_REVENUE),
            /* A row of like prices looks like a price list. */
            new InARow(PRICE_TIER_THREE_IN_A_ROW, 3, PLACED_PPVS, Message::isOfThePriceTierOf),
            /* More of the same bores. */
            new InARow(CATEGORY_TWICE_IN_A_ROW, 2, PLACED_PPVS, Message::isOfTheCategoryOf),
            /* What is always urgent is never urgent. */
            new InARow(URGENCY_TWICE_IN_A_ROW, 2, PLACED_PPVS, Message::isUrgentAfter),
            /* No day is crowded while another is empty. */
            new UnevenSpread(PPVS_SPREAD_OVER_DAYS),
            /* Something free between two things to pay for. */
            new InARow(BUMP_BETWEEN_PPVS, 2, PLACED, Message::lacksABumpAfter),
            /* A page that writes on the dot reads like a machine. */
            new OnTheHour(MINUTES_VARIED),
            /* People who planned around the last plan are not surprised. */
            new EachMessage(LEAST_CHANGE, Message::isMovedFromWhereItWas));

    private final List<WeekConstraint> constraints;

    /** The constraints of the product. */
    public WeekConstraints() {
        this(ALL);
    }

    /**
     * A set of constraints.
     *
     * @throws IllegalStateException if one is missing or not in its place
     */
    WeekConstraints(List<WeekConstraint> constraints) {
        this.constraints = constraints;
        PlanningConstraint.requireAll(
                constraints.stream().map(WeekConstraint::constraint).toList(), "WeekConstraints");
    }

    /** In the order in which scores list them. */
    List<WeekConstraint> all() {
        return constraints;
    }

    /** The score of a week, constraint by constraint. */
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

    /** A constraint as a stream: its matches, which OptaPlanner builds again as the time line changes. */
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
