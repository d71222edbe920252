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
import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_HARD;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.count;
import static org.optaplanner.core.api.score.stream.Joiners.equal;

import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.uni.UniConstraintStream;

/** What makes one week better than another. A hard rule weighs 1 a unit; the rules weigh the others. */
public final class WeekConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            // hard
            ppvGap(factory),
            messageGap(factory),
            coolingDays(factory),
            dailyCap(factory),
            activeHours(factory),
            notBeforeAsOf(factory),
            oneCaptionOnce(factory),
            ownWeek(factory),
            // medium
            ppvUnplaced(factory),
            bumpUnplaced(factory),
            // soft, in points
            expectedRevenue(factory),
            priceTierThreeInARow(factory),
            categoryTwiceInARow(factory),
            urgencyTwiceInARow(factory),
            ppvsSpreadOverDays(factory),
            bumpBetweenPpvs(factory),
            minutesVaried(factory),
            leastChange(factory),
        };
    }

    /** A subscriber asked to pay twice too soon pays for neither. Unit: minutes missing, elapsed time. */
    Constraint ppvGap(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::ppvsTooClose)
                .penalizeLong(ONE_HARD, TimeLine.TooClose::minutesShort)
                .asConstraint(PPV_GAP.words());
    }

    /** Messages on each other's heels read as spam. Unit: minutes missing, elapsed time. */
    Constraint messageGap(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::messagesTooClose)
                .penalizeLong(ONE_HARD, TimeLine.TooClose::minutesShort)
                .asConstraint(MESSAGE_GAP.words());
    }

    /** A tired audience is left in peace for a few days. Unit: PPVs. */
    Constraint coolingDays(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .filter(Message::isPpvOnACoolingDay)
                .penalize(ONE_HARD)
                .asConstraint(COOLING_DAYS.words());
    }

    /** A day holds so many messages, those of other plans included. Unit: messages of this plan beyond the cap. */
    Constraint dailyCap(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .groupBy(message -> message.place().day(), count())
                .filter((day, messages) -> day.beyondCap(messages) > 0)
                .penalizeLong(ONE_HARD, Day::beyondCap)
                .asConstraint(DAILY_CAP.words());
    }

    /** Nobody is woken. Unit: messages. */
    Constraint activeHours(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .filter(Message::isOutsideActiveHours)
                .penalize(ONE_HARD)
                .asConstraint(ACTIVE_HOURS.words());
    }

    /** The past cannot be planned; what was sent in it stays. Unit: messages. */
    Constraint notBeforeAsOf(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .filter(Message::isPlannedBeforeAsOf)
                .penalize(ONE_HARD)
                .asConstraint(NOT_BEFORE_AS_OF.words());
    }

    /** Nobody reads the same text twice. Unit: pairs of messages. */
    Constraint oneCaptionOnce(ConstraintFactory factory) {
        return factory.forEachUniquePair(Message.class, equal(Message::captionKey))
                .penalize(ONE_HARD)
                .asConstraint(ONE_CAPTION_ONCE.words());
    }

    /** Each week gets what is asked of it, and captions as good as the others'. Unit: messages. */
    Constraint ownWeek(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .filter(Message::isOutsideItsWeek)
                .penalize(ONE_HARD)
                .asConstraint(OWN_WEEK.words());
    }

    /** The policy asked for it: rather any soft loss than a PPV left out. Unit: PPVs. */
    Constraint ppvUnplaced(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Message.class)
                .filter(message -> message.isPpv() && !message.isPlaced())
                .penalizeConfigurable()
                .asConstraint(PPV_UNPLACED.words());
    }

    /** As with PPVs, at its own weight. Unit: bumps. */
    Constraint bumpUnplaced(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Message.class)
                .filter(message -> !message.isPpv() && !message.isPlaced())
                .penalizeConfigurable()
                .asConstraint(BUMP_UNPLACED.words());
    }

    /** The best captions at the best hours. Unit: points at the slot's hour. */
    Constraint expectedRevenue(ConstraintFactory factory) {
        return factory.forEach(Message.class)
                .rewardConfigurableLong(Message::points)
                .asConstraint(EXPECTED_REVENUE.words());
    }

    /** A row of like prices looks like a price list. Unit: PPVs that make the third or later of a run. */
    Constraint priceTierThreeInARow(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::thirdOrLaterOfOnePriceTier)
                .penalizeConfigurable()
                .asConstraint(PRICE_TIER_THREE_IN_A_ROW.words());
    }

    /** More of the same bores. Unit: PPVs of the category of the PPV before. */
    Constraint categoryTwiceInARow(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::ofTheCategoryBefore)
                .penalizeConfigurable()
                .asConstraint(CATEGORY_TWICE_IN_A_ROW.words());
    }

    /** What is always urgent is never urgent. Unit: urgent PPVs right after an urgent one. */
    Constraint urgencyTwiceInARow(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::urgentAfterUrgent)
                .penalizeConfigurable()
                .asConstraint(URGENCY_TWICE_IN_A_ROW.words());
    }

    /** No day is crowded while another lies empty. Unit: sum of squares of PPVs per open day, above its minimum, week by week. */
    Constraint ppvsSpreadOverDays(ConstraintFactory factory) {
        return timeLine(factory)
                .join(Week.OpenDays.class)
                .filter((line, days) -> line.ppvsUnevenOver(days) > 0)
                .penalizeConfigurableLong(TimeLine::ppvsUnevenOver)
                .asConstraint(PPVS_SPREAD_OVER_DAYS.words());
    }

    /** Something free between two things to pay for. Unit: PPVs that follow a PPV of their day with no bump between. */
    Constraint bumpBetweenPpvs(ConstraintFactory factory) {
        return timeLine(factory)
                .flattenLast(TimeLine::afterAPpvWithoutABumpBetween)
                .penalizeConfigurable()
                .asConstraint(BUMP_BETWEEN_PPVS.words());
    }

    /** A page that writes on the dot reads like a machine. Unit: messages at minute 00 beyond half of all. */
    Constraint minutesVaried(ConstraintFactory factory) {
        return timeLine(factory)
                .filter(line -> line.onTheHourBeyondHalf() > 0)
                .penalizeConfigurableLong(TimeLine::onTheHourBeyondHalf)
                .asConstraint(MINUTES_VARIED.words());
    }

    /** Who planned around the last plan is not surprised. Unit: messages that are not where they were kept. */
    Constraint leastChange(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Message.class)
                .filter(Message::isMovedFromWhereItWas)
                .penalizeConfigurable()
                .asConstraint(LEAST_CHANGE.words());
    }

    /** All sends in order of time, built once for all constraints that look at the order. */
    private static UniConstraintStream<TimeLine> timeLine(ConstraintFactory factory) {
        return factory.forEach(Send.class).filter(Send::isPlaced).groupBy(TimeLine.COLLECTOR);
    }
}
