package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Captions for several weeks, and for weeks that are planned again. */
class WeeksSelectionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 60)
    void selection_someWeeks_eachGetsWhatIsAskedOfIt_andNoTextComesTwice(
            @ForAll @IntRange(min = 0, max = 6) int ppvs,
            @ForAll @IntRange(min = 0, max = 6) int bumps,
            @ForAll @IntRange(min = 1, max = 4) int weeks,
            @ForAll long seed) {
        CaptionSelection selection =
                Requests.of(ppvs, bumps).weeks(weeks).seed(seed).select();

        assertThat(selection.missing()).isEmpty();
        assertThat(selection.messages().stream()
                        .map(message -> message.caption().key()))
                .doesNotHaveDuplicates();
        for (int week = 1; week <= weeks; week++) {
            assertThat(count(selection, week, MessageType.PPV)).isEqualTo(ppvs);
            assertThat(count(selection, week, MessageType.BUMP)).isEqualTo(bumps);
            assertThat(tiers(selection, week))
                    .isEqualTo(tiers(Requests.of(ppvs, 0).select(), 1));
        }
    }

    @Test
    void selection_someWeeks_theBestCaptionsAreNotAllInTheFirst() {
        CaptionSelection selection = Requests.of(10, 0).weeks(4).select();

        double first = meanScore(selection, 1);
        for (int week = 2; week <= 4; week++) {
            assertThat(meanScore(selection, week)).isCloseTo(first, within(0.1));
        }
    }

    @Test
    void selection_aWeekWithAHoliday_getsLess_andTheOthersWhatThePolicySays() {
        // (6 + 0.4) / 7 of 10 and of 5, rounded down
        Holiday holiday = new Holiday(LocalDate.of(2025, 11, 12), "Carnival", 0.4);

        CaptionSelection selection = Requests.of(10, 5).weeks(3, holiday).select();

        assertThat(List.of(1, 2, 3))
                .map(week -> count(selection, week, MessageType.PPV))
                .containsExactly(10L, 9L, 10L);
        assertThat(List.of(1, 2, 3))
                .map(week -> count(selection, week, MessageType.BUMP))
                .containsExactly(5L, 4L, 5L);
    }

    @Test
    void selection_tooFewCaptions_areSharedByTheWeeks_andEachSaysWhatItLacks() {
        Caption[] five = Requests.captions(1, 5, PriceTier.BUMP).toArray(Caption[]::new);

        CaptionSelection selection =
                Requests.of(0, 4).weeks(2).onlyCaptions(five).select();

        assertThat(count(selection, 1, MessageType.BUMP)).isEqualTo(3);
        assertThat(count(selection, 2, MessageType.BUMP)).isEqualTo(2);
        assertThat(selection.missing())
                .map(missing -> missing.reasons().get(0).substring(0, 53))
                .containsExactly(
                        "There is no caption left for a Free message of week 1",
                        "There is no caption left for a Free message of week 2",
                        "There is no caption left for a Free message of week 2");
    }

    @Test
    void selection_kept_comesFirstWhereItWas_andTheRestIsDrawn() {
        ChosenMessage kept =
                inWeek(2, Requests.of(10, 0).seed(7).select().messages().get(9));

        CaptionSelection selection = Requests.of(10, 0).weeks(2).held(kept).select();

        assertThat(selection.messages()).hasSize(20);
        assertThat(selection.messages().get(0)).isEqualTo(kept);
        assertThat(count(selection, 2, MessageType.PPV)).isEqualTo(10);
    }

    @Test
    void selection_moreKeptThanAsked_leavesOutTheLeastWorth() {
        List<ChosenMessage> earlier =
                withThreeSent(Requests.of(3, 0).mix(1, 0, 0)).select().messages();
        Requests request = withThreeSent(Requests.of(2, 0).mix(1, 0, 0));
        earlier.forEach(message -> request.held(inWeek(1, message)));

        CaptionSelection selection = request.select();

        assertThat(selection.messages()).containsExactly(inWeek(1, earlier.get(0)), inWeek(1, earlier.get(1)));
    }

    /** Three captions sold more than others, the first one most. */
    private static Requests withThreeSent(Requests request) {
        for (int sold = 1; sold <= 3; sold++) {
            request.sentDaysAgo(20, Requests.caption(sold, PriceTier.BUDGET), 4_000, 1_000 - 100 * sold);
        }
        return request;
    }

    @Test
    void selection_keptCaptionThatIsNotFreeAnyMore_isNotChosen() {
        ChosenMessage kept = inWeek(1, Requests.of(0, 1).select().messages().get(0));
        Caption[] others = Requests.captions(3001, 60, PriceTier.BUMP)
                .filter(caption -> !caption.id().equals(kept.caption().id()))
                .toArray(Caption[]::new);

        CaptionSelection selection =
                Requests.of(0, 1).onlyCaptions(others).held(kept).select();

        assertThat(selection.messages()).hasSize(1);
        assertThat(selection.messages().get(0).keptAt()).isEmpty();
        assertThat(selection.messages().get(0).caption().id())
                .isNotEqualTo(kept.caption().id());
    }

    private static ChosenMessage inWeek(int week, ChosenMessage message) {
        LocalDateTime time = LocalDate.of(2025, 11, 3).plusWeeks(week - 1L).atTime(19, 0);
        return message.keptAt(TimeSlot.at(time, BERLIN).orElseThrow(), week);
    }

    private static long count(CaptionSelection selection, int week, MessageType type) {
        return selection.messages().stream()
                .filter(message -> message.week() == week && message.type() == type)
                .count();
    }

    private static Map<PriceTier, Long> tiers(CaptionSelection selection, int week) {
        return selection.messages().stream()
                .filter(message -> message.week() == week && message.type() == MessageType.PPV)
                .collect(Collectors.groupingBy(message -> message.caption().priceTier(), Collectors.counting()));
    }

    private static double meanScore(CaptionSelection selection, int week) {
        return selection.messages().stream()
                .filter(message -> message.week() == week)
                .mapToDouble(message -> message.score().drawRank())
                .average()
                .orElseThrow();
    }
}
