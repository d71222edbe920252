package io.schedulebuilder.planning;

import static io.schedulebuilder.domain.PlanningConstraint.BUMP_BETWEEN_PPVS;
import static io.schedulebuilder.domain.PlanningConstraint.BUMP_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.CATEGORY_TWICE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.EXPECTED_REVENUE;
import static io.schedulebuilder.domain.PlanningConstraint.LEAST_CHANGE;
import static io.schedulebuilder.domain.PlanningConstraint.MINUTES_VARIED;
import static io.schedulebuilder.domain.PlanningConstraint.PPVS_SPREAD_OVER_DAYS;
import static io.schedulebuilder.domain.PlanningConstraint.PPV_UNPLACED;
import static io.schedulebuilder.domain.PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW;
import static io.schedulebuilder.domain.PlanningConstraint.URGENCY_TWICE_IN_A_ROW;

import io.schedulebuilder.domain.Policy;
import org.optaplanner.core.api.domain.constraintweight.ConstraintConfiguration;
import org.optaplanner.core.api.domain.constraintweight.ConstraintWeight;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/**
 * The weights that the rules set. An annotation takes only constants, so the names are written out; a test holds them
 * equal to {@link io.schedulebuilder.domain.PlanningConstraint#words()}.
 */
@ConstraintConfiguration
@SuppressWarnings("UnusedVariable") // read by the solver
public final class ConstraintWeights {
    @ConstraintWeight("PPV left unplaced")
    private final HardMediumSoftLongScore ppvUnplaced;

    @ConstraintWeight("bump left unplaced")
    private final HardMediumSoftLongScore bumpUnplaced;

    @ConstraintWeight("expected revenue")
    private final HardMediumSoftLongScore expectedRevenue;

    @ConstraintWeight("price tier three in a row")
    private final HardMediumSoftLongScore priceTierThreeInARow;

    @ConstraintWeight("category twice in a row")
    private final HardMediumSoftLongScore categoryTwiceInARow;

    @ConstraintWeight("urgency twice in a row")
    private final HardMediumSoftLongScore urgencyTwiceInARow;

    @ConstraintWeight("PPVs spread over days")
    private final HardMediumSoftLongScore ppvsSpreadOverDays;

    @ConstraintWeight("bump between PPVs")
    private final HardMediumSoftLongScore bumpBetweenPpvs;

    @ConstraintWeight("minutes varied")
    private final HardMediumSoftLongScore minutesVaried;

    @ConstraintWeight("least change")
    private final HardMediumSoftLongScore leastChange;

    ConstraintWeights(Policy policy) {
        ppvUnplaced = HardMediumSoftLongScore.ofMedium(policy.weight(PPV_UNPLACED));
        bumpUnplaced = HardMediumSoftLongScore.ofMedium(policy.weight(BUMP_UNPLACED));
        expectedRevenue = HardMediumSoftLongScore.ofSoft(policy.weight(EXPECTED_REVENUE));
        priceTierThreeInARow = HardMediumSoftLongScore.ofSoft(policy.weight(PRICE_TIER_THREE_IN_A_ROW));
        categoryTwiceInARow = HardMediumSoftLongScore.ofSoft(policy.weight(CATEGORY_TWICE_IN_A_ROW));
        urgencyTwiceInARow = HardMediumSoftLongScore.ofSoft(policy.weight(URGENCY_TWICE_IN_A_ROW));
        ppvsSpreadOverDays = HardMediumSoftLongScore.ofSoft(policy.weight(PPVS_SPREAD_OVER_DAYS));
        bumpBetweenPpvs = HardMediumSoftLongScore.ofSoft(policy.weight(BUMP_BETWEEN_PPVS));
        minutesVaried = HardMediumSoftLongScore.ofSoft(policy.weight(MINUTES_VARIED));
        leastChange = HardMediumSoftLongScore.ofSoft(policy.weight(LEAST_CHANGE));
    }

    /** Medium points that messages left out cost. */
    long unplaced(long ppvs, long bumps) {
        return ppvUnplaced.mediumScore() * ppvs + bumpUnplaced.mediumScore() * bumps;
    }

    /** Soft points that messages earn. */
    long revenue(long points) {
        return expectedRevenue.softScore() * points;
    }

    /** Soft points that the order of messages costs. */
    long order(RunningLine line) {
        return priceTierThreeInARow.softScore() * line.thirdOrLaterOfOnePriceTier()
                + categoryTwiceInARow.softScore() * line.ofTheCategoryBefore()
                + urgencyTwiceInARow.softScore() * line.urgentAfterUrgent()
                + ppvsSpreadOverDays.softScore() * line.ppvsUneven()
                + bumpBetweenPpvs.softScore() * line.afterAPpvWithoutABumpBetween()
                + minutesVaried.softScore() * line.onTheHourBeyondHalf();
    }

    /** Soft points that moved messages cost. */
    long changes(long moved) {
        return leastChange.softScore() * moved;
    }
}
