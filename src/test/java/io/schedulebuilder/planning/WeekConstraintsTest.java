package io.schedulebuilder.planning;

import static io.schedulebuilder.domain.PriceTier.BUDGET;
import static io.schedulebuilder.domain.PriceTier.BUMP;
import static io.schedulebuilder.domain.PriceTier.MID;
import static io.schedulebuilder.domain.PriceTier.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;
import org.optaplanner.test.api.score.stream.SingleConstraintAssertion;

/** The breach, the border and the innocent neighbour of each constraint. */
class WeekConstraintsTest {
    private static final LocalDate MONDAY = Problems.MONDAY;
    private static final LocalDateTime AS_OF = MONDAY.atTime(9, 0);

    private final ConstraintVerifier<WeekConstraints, Week> verifier = ConstraintVerifier.build(
                    new WeekConstraints(), Week.class, Message.class)
            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    private final Map<LocalDate, Day> days = new HashMap<>();
    private ZoneId zone = Problems.LOS_ANGELES;
    private final Gaps gaps = new Gaps(120 * 60, 30 * 60);
    private int nextRank = 0;

    // hard

    @Test
    void ppvGap_oneMinuteShort_costsOneMinute_andBumpsDoNotCount() {
        Message first = ppv("2025-11-03T19:00");
        Message tooSoon = ppv("2025-11-03T20:59");
        Message farEnough = ppv("2025-11-03T22:59"); // two hours after tooSoon: the border
        Message bumpBetween = bump("2025-11-03T19:30");

        given(PlanningConstraint.PPV_GAP, first, tooSoon, farEnough, bumpBetween)
                .penalizesBy(1);
    }

    @Test
    void ppvGap_overMidnight_countsElapsedTime() {
        given(PlanningConstraint.PPV_GAP, ppv("2025-11-03T23:30"), ppv("2025-11-04T01:00"))
                .penalizesBy(30);
    }

    @Test
    void ppvGap_toAFixedPpv_countsLikeAnyOther_andAFixedBumpDoesNot() {
        Message message = ppv("2025-11-03T00:15");
        Send lastWeek = fixed("2025-11-02T23:00", MessageType.PPV); // over the week's border: 45 minutes short
        Send bumpNearby = fixed("2025-11-03T00:00", MessageType.BUMP);

        given(PlanningConstraint.PPV_GAP, message, lastWeek, bumpNearby).penalizesBy(45);
    }

    @Test
    void ppvGap_twoFixedPpvs_areNotThisPlansBusiness() {
        given(
                        PlanningConstraint.PPV_GAP,
                        fixed("2025-11-03T10:00", MessageType.PPV),
                        fixed("2025-11-03T10:30", MessageType.PPV))
                .penalizesBy(0);
    }

    @ParameterizedTest
    @CsvSource({
        // in autumn 90 minutes on the wall are 150 in fact, in spring 180 are 120, and 150 are 90
        "America/Los_Angeles, 2025-11-02T00:30, 2025-11-02T02:00, 0",
        "America/Los_Angeles, 2026-03-08T00:30, 2026-03-08T03:30, 0",
        "America/Los_Angeles, 2026-03-08T00:30, 2026-03-08T03:00, 30",
        "Europe/Lisbon,       2025-10-26T00:30, 2025-10-26T02:00, 0",
        "Europe/Lisbon,       2026-03-29T00:00, 2026-03-29T02:30, 30",
        "Australia/Sydney,    2026-04-05T01:30, 2026-04-05T03:00, 0",
        "Australia/Sydney,    2025-10-05T01:30, 2025-10-05T04:00, 30",
    })
    void ppvGap_overAClockChange_countsElapsedTime(String zoneName, String first, String second, int minutesShort) {
        zone = ZoneId.of(zoneName);

        given(PlanningConstraint.PPV_GAP, ppv(first), ppv(second)).penalizesBy(minutesShort);
    }

    @Test
    void ppvGap_shortBySeconds_countsAsAMinute() {
        given(PlanningConstraint.PPV_GAP, ppv("2025-11-03T19:00:20"), ppv("2025-11-03T21:00"))
                .penalizesBy(1);
    }

    @Test
    void messageGap_oneMinuteShort_costsOneMinute_whateverTheTypes() {
        Message ppv = ppv("2025-11-03T19:00");
        Message tooSoon = bump("2025-11-03T19:29");
        Message farEnough = bump("2025-11-03T19:59");
        Message leftOut = unplaced(MID);

        given(PlanningConstraint.MESSAGE_GAP, ppv, tooSoon, farEnough, leftOut).penalizesBy(1);
    }

    @Test
    void messageGap_toAFixedBump_countsLikeAnyOther() {
        given(PlanningConstraint.MESSAGE_GAP, ppv("2025-11-03T19:00"), fixed("2025-11-03T18:40", MessageType.BUMP))
                .penalizesBy(10);
    }

    @Test
    void coolingDays_ppvOnOne_costsOne_andBumpsAndTheDayAfterAreFree() {
        days.put(MONDAY, new Day(MONDAY, 1, true, false, 25, 0));

        given(
                        PlanningConstraint.COOLING_DAYS,
                        ppv("2025-11-03T22:00"),
                        bump("2025-11-03T12:00"),
                        ppv("2025-11-04T00:00"))
                .penalizesBy(1);
    }

    @Test
    void dailyCap_oneMoreThanTheCap_costsOne_andAFullDayIsFree() {
        days.put(MONDAY, new Day(MONDAY, 1, false, true, 2, 0));
        days.put(MONDAY.plusDays(1), new Day(MONDAY.plusDays(1), 1, false, true, 2, 0));

        given(
                        PlanningConstraint.DAILY_CAP,
                        ppv("2025-11-03T10:00"),
                        bump("2025-11-03T12:00"),
                        ppv("2025-11-03T23:45"), // the third of Monday
                        ppv("2025-11-04T00:00"),
                        bump("2025-11-04T12:00"))
                .penalizesBy(1);
    }

    @Test
    void dailyCap_fixedSendsOfTheDay_takeTheirPlaces() {
        days.put(MONDAY, new Day(MONDAY, 1, false, true, 2, 1));

        given(PlanningConstraint.DAILY_CAP, ppv("2025-11-03T10:00"), bump("2025-11-03T12:00"))
                .penalizesBy(1);
    }

    @Test
    void dailyCap_exceededByFixedSendsAlone_countsOnlyThisPlansMessages() {
        days.put(MONDAY, new Day(MONDAY, 1, false, true, 2, 7));

        given(PlanningConstraint.DAILY_CAP, ppv("2025-11-03T10:00")).penalizesBy(1);
    }

    @Test
    void activeHours_aMinuteOutside_costsOne_andBothEndsAreOpen() {
        given(
                        PlanningConstraint.ACTIVE_HOURS,
                        bump("2025-11-03T07:59"),
                        bump("2025-11-03T08:00"),
                        bump("2025-11-03T22:00"),
                        bump("2025-11-04T22:01"))
                .penalizesBy(2);
    }

    @Test
    void notBeforeAsOf_aMinuteBefore_costsOne_andAtItOrSentBeforeIsFree() {
        given(
                        PlanningConstraint.NOT_BEFORE_AS_OF,
                        bump("2025-11-03T08:59"),
                        bump("2025-11-03T09:00"),
                        sentPpv("2025-11-03T08:30"))
                .penalizesBy(1);
    }

    @Test
    void oneCaptionOnce_sameTextTwice_costsOne_andOtherTextsOrUnplacedAreFree() {
        Message first = at("2025-11-03T10:00", withKey("hello", MID));
        Message again = at("2025-11-05T10:00", withKey("hello", PREMIUM));
        Message other = at("2025-11-06T10:00", withKey("bye", MID));
        Message leftOut = message(withKey("bye", MID), Optional.empty(), Optional.empty(), Optional.empty());

        given(PlanningConstraint.ONE_CAPTION_ONCE, first, again, other, leftOut).penalizesBy(1);
    }

    // medium

    @Test
    void ownWeek_onADayOfAnother_costsOne_andTheLastAndFirstMinutesAreFree() {
        given(
                        PlanningConstraint.OWN_WEEK,
                        ppv("2025-11-03T00:00", 1),
                        ppv("2025-11-09T23:59", 1),
                        ppv("2025-11-10T00:00", 1), // the next week's first
                        ppv("2025-11-10T02:00", 2),
                        bump("2025-11-09T12:00"))
                .penalizesBy(1);
    }

    @Test
    void ppvUnplaced_leftOut_costsOne_andPlacedOnesAndBumpsAreFree() {
        given(PlanningConstraint.PPV_UNPLACED, unplaced(MID), ppv("2025-11-03T10:00"), unplaced(BUMP))
                .penalizesBy(1);
    }

    @Test
    void bumpUnplaced_leftOut_costsOne_andPlacedOnesAndPpvsAreFree() {
        given(PlanningConstraint.BUMP_UNPLACED, unplaced(BUMP), bump("2025-11-03T10:00"), unplaced(MID))
                .penalizesBy(1);
    }

    // soft

    @Test
    void expectedRevenue_placed_earnsItsPointsAtThatHour_andUnplacedNothing() {
        Message peak = at("2025-11-03T19:45", Problems.message(caption(MID, "a", false), 1001)); // 1251.25
        Message ordinary = at("2025-11-03T18:59", Problems.message(caption(MID, "a", false), 1001));
        Message weekendPeak = at("2025-11-08T18:00", Problems.message(caption(BUMP, "a", false), 100));

        given(PlanningConstraint.EXPECTED_REVENUE, peak, ordinary, weekendPeak, unplaced(MID))
                .rewardsWith(1251 + 1001 + 125);
    }

    @Test
    void priceTierThreeInARow_thirdAndFourth_costOneEach_acrossDays_andTwoAreFree() {
        given(
                        PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW,
                        ppv("2025-11-06T10:00", MID, "a", false), // the fourth
                        ppv("2025-11-03T10:00", MID, "a", false),
                        ppv("2025-11-04T10:00", MID, "a", false),
                        bump("2025-11-04T12:00"), // does not break the run
                        sentPpv("2025-11-05T10:00", MID),
                        ppv("2025-11-07T10:00", BUDGET, "a", false),
                        ppv("2025-11-08T10:00", BUDGET, "a", false))
                .penalizesBy(2);
    }

    @Test
    void categoryTwiceInARow_adjacentPpvs_costOne_andBumpsOrOthersBetweenAreFree() {
        given(
                        PlanningConstraint.CATEGORY_TWICE_IN_A_ROW,
                        ppv("2025-11-03T22:00", MID, "feet", false),
                        at("2025-11-04T08:00", Problems.message(caption(BUMP, "feet", false), 100)),
                        ppv("2025-11-04T10:00", MID, "feet", false), // over midnight, past a bump
                        ppv("2025-11-04T13:00", MID, "shower", false),
                        ppv("2025-11-04T16:00", MID, "feet", false))
                .penalizesBy(1);
    }

    @Test
    void urgencyTwiceInARow_adjacentUrgentPpvs_costOne_andACalmOneBetweenIsFree() {
        given(
                        PlanningConstraint.URGENCY_TWICE_IN_A_ROW,
                        ppv("2025-11-03T10:00", MID, "a", true),
                        ppv("2025-11-03T13:00", MID, "a", true),
                        ppv("2025-11-03T16:00", MID, "a", false),
                        ppv("2025-11-03T19:00", MID, "a", true),
                        ppv("2025-11-04T10:00", MID, "a", false),
                        ppv("2025-11-04T13:00", MID, "a", false))
                .penalizesBy(1);
    }

    @Test
    void ppvsSpreadOverDays_threeAndOneOverTwoDays_costTwo() { // 9 + 1, at best 4 + 4
        given(
                        PlanningConstraint.PPVS_SPREAD_OVER_DAYS,
                        terms(2),
                        ppv("2025-11-03T08:00"),
                        ppv("2025-11-03T12:00"),
                        ppv("2025-11-03T16:00"),
                        ppv("2025-11-04T12:00"),
                        bump("2025-11-04T16:00"))
                .penalizesBy(2);
    }

    /** Three in one week and one in the next are no fault of the days: so many are asked of each. */
    @Test
    void ppvsSpreadOverDays_weeksOfUnlikeNumbers_areJudgedEachByItself() {
        given(
                        PlanningConstraint.PPVS_SPREAD_OVER_DAYS,
                        terms(3, 2),
                        ppv("2025-11-03T12:00"),
                        ppv("2025-11-04T12:00"),
                        ppv("2025-11-05T12:00"),
                        ppv("2025-11-10T12:00", 2),
                        ppv("2025-11-10T16:00", 2)) // 4, at best 1 + 1
                .penalizesBy(2);
    }

    @Test
    void ppvsSpreadOverDays_asEvenAsCanBe_isFree() {
        given(
                        PlanningConstraint.PPVS_SPREAD_OVER_DAYS,
                        terms(2),
                        ppv("2025-11-03T08:00"),
                        ppv("2025-11-03T12:00"),
                        ppv("2025-11-04T12:00"))
                .penalizesBy(0);
    }

    @Test
    void ppvsSpreadOverDays_onADayThatIsNotOpen_isFree() { // sent before as-of's day
        days.put(MONDAY, new Day(MONDAY, 1, false, false, 25, 0));

        given(
                        PlanningConstraint.PPVS_SPREAD_OVER_DAYS,
                        terms(6),
                        sentPpv("2025-11-03T08:00"),
                        sentPpv("2025-11-03T12:00"),
                        ppv("2025-11-04T12:00"))
                .penalizesBy(0);
    }

    @Test
    void bumpBetweenPpvs_noneBetween_costsOne_andABumpOrANightBetweenIsFree() {
        given(
                        PlanningConstraint.BUMP_BETWEEN_PPVS,
                        ppv("2025-11-03T10:00"),
                        ppv("2025-11-03T13:00"), // nothing between
                        bump("2025-11-03T14:00"),
                        ppv("2025-11-03T16:00"),
                        bump("2025-11-03T17:00"),
                        ppv("2025-11-04T10:00"),
                        unplaced(BUMP))
                .penalizesBy(1);
    }

    @Test
    void minutesVaried_beyondHalfOnTheHour_costsOneEach_andHalfIsFree() {
        Message[] twoOfFour = {
            ppv("2025-11-03T10:00"), ppv("2025-11-03T13:00"), ppv("2025-11-03T16:15"), bump("2025-11-03T17:45")
        };
        given(PlanningConstraint.MINUTES_VARIED, (Object[]) twoOfFour).penalizesBy(0);

        given(
                        PlanningConstraint.MINUTES_VARIED,
                        ppv("2025-11-03T10:00"),
                        ppv("2025-11-03T13:00"),
                        bump("2025-11-03T17:45"))
                .penalizesBy(1); // two of three: half of three is one
    }

    @Test
    void leastChange_movedOrLeftOut_costsOneEach_andInPlaceOrNewIsFree() {
        Optional<TimeSlot> ten = Optional.of(time("2025-11-03T10:00"));
        Caption caption = caption(MID, "a", false);

        given(
                        PlanningConstraint.LEAST_CHANGE,
                        message(Problems.message(caption, 1), ten, Optional.empty(), ten),
                        message(
                                Problems.message(caption, 1),
                                Optional.of(time("2025-11-03T10:15")),
                                Optional.empty(),
                                ten),
                        message(Problems.message(caption, 1), Optional.empty(), Optional.empty(), ten),
                        ppv("2025-11-04T10:00"))
                .penalizesBy(2);
    }

    // all of them

    @ParameterizedTest
    @EnumSource(PlanningConstraint.class)
    void everyConstraint_isDeclared_andHasItsTest(PlanningConstraint constraint) {
        assertThat(WeekConstraints.ALL).extracting(WeekConstraint::constraint).containsOnlyOnce(constraint);
        assertThat(WeekConstraintsTest.class.getDeclaredMethods())
                .extracting(Method::getName)
                .anyMatch(test -> test.startsWith(camelCase(constraint) + "_"));
    }

    @Test
    void weekConstraints_setThatDiffers_isRefused() {
        List<WeekConstraint> oneMissing = WeekConstraints.ALL.subList(1, WeekConstraints.ALL.size());
        List<WeekConstraint> turnedRound = new ArrayList<>(WeekConstraints.ALL);
        Collections.reverse(turnedRound);

        assertThatThrownBy(() -> new WeekConstraints(oneMissing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("WeekConstraints does not declare \"PPV gap\"");
        assertThatThrownBy(() -> new WeekConstraints(turnedRound))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("WeekConstraints must declare each constraint once, in the order of"
                        + " PlanningConstraint, and has [LEAST_CHANGE, ");
    }

    @Test
    void weights_eachOnItsLevel_countAsTheRulesSay() {
        Week week = new Week(
                new WeekTerms(gaps, List.of(7), Problems.shippedWeights()),
                List.of(),
                List.of(),
                List.of(unplaced(MID), unplaced(BUMP), ppv("2025-11-03T10:15")));

        verifier.verifyThat().givenSolution(week).scores(HardMediumSoftLongScore.of(0, -11, 1000));
    }

    private static String camelCase(PlanningConstraint constraint) {
        String[] words = constraint.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    // facts

    /** Verifies one constraint at weight 1, with 7 open days a week where a test says nothing else. */
    private SingleConstraintAssertion given(PlanningConstraint constraint, Object... facts) {
        Stream<Object> terms =
                Stream.of(facts).anyMatch(WeekTerms.class::isInstance) ? Stream.of() : Stream.of(terms(7, 7));
        WeekConstraint declared = WeekConstraints.ALL.stream()
                .filter(each -> each.constraint() == constraint)
                .findFirst()
                .orElseThrow();
        return verifier.verifyThat((constraints, factory) -> WeekConstraints.stream(declared, factory))
                .given(Stream.concat(terms, Stream.of(facts)).toArray());
    }

    private WeekTerms terms(Integer... openDays) {
        return new WeekTerms(
                gaps,
                List.of(openDays),
                Stream.of(PlanningConstraint.values())
                        .collect(Collectors.toMap(constraint -> constraint, weight -> 1)));
    }

    private Message ppv(String local) {
        return ppv(local, MID, "category " + nextRank, false);
    }

    private Message ppv(String local, PriceTier tier, String category, boolean urgent) {
        return at(local, Problems.message(caption(tier, category, urgent), 1000));
    }

    private Message sentPpv(String local) {
        return sentPpv(local, MID);
    }

    private Message sentPpv(String local, PriceTier tier) {
        Optional<TimeSlot> at = Optional.of(time(local));
        return message(Problems.message(caption(tier, "sent", false), 1000), at, at, Optional.empty());
    }

    private Message bump(String local) {
        return at(local, Problems.message(caption(BUMP, "bump", false), 100));
    }

    private Message unplaced(PriceTier tier) {
        return message(
                Problems.message(caption(tier, "a", false), 1000),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Message ppv(String local, int week) {
        TimeSlot time = time(local);
        return new Message(
                Problems.inWeek(Problems.message(caption(MID, "a", false), 1000), week),
                nextRank++,
                Problems.hours(),
                Optional.of(slot(time)));
    }

    private Message at(String local, ChosenMessage chosen) {
        return message(chosen, Optional.of(time(local)), Optional.empty(), Optional.empty());
    }

    private Message message(
            ChosenMessage chosen, Optional<TimeSlot> at, Optional<TimeSlot> sentAt, Optional<TimeSlot> keptAt) {
        ChosenMessage full = new ChosenMessage(
                chosen.caption(),
                chosen.askedTier(),
                chosen.score(),
                chosen.baseRevenue(),
                chosen.basePoints(),
                chosen.confidence(),
                chosen.week(),
                sentAt,
                keptAt,
                Optional.empty());
        return new Message(full, nextRank++, Problems.hours(), at.map(this::slot));
    }

    private Send fixed(String local, MessageType type) {
        return new NeighborMessage(
                nextRank++, type == MessageType.PPV, time(local).instant().getEpochSecond());
    }

    private ChosenMessage withKey(String key, PriceTier tier) {
        return Problems.message(new Caption(new CaptionId(++nextRank), key, key, tier, "a", false), 1000);
    }

    private Caption caption(PriceTier tier, String category, boolean urgent) {
        return Problems.caption(nextRank, tier, category, urgent);
    }

    private TimeSlot time(String local) {
        return TimeSlot.at(LocalDateTime.parse(local), zone).orElseThrow();
    }

    private Slot slot(TimeSlot time) {
        Day day = days.computeIfAbsent(
                time.local().toLocalDate(),
                date -> new Day(
                        date, 1 + Math.floorDiv((int) MONDAY.until(date, ChronoUnit.DAYS), 7), false, true, 25, 0));
        int minute = time.local().getHour() * 60 + time.local().getMinute();
        boolean active = 8 * 60 <= minute && minute <= 22 * 60;
        return new Slot(time, day, active, time.local().isBefore(AS_OF));
    }
}
