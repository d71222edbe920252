package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.domain.UnplacedMessage;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaptionSelectorTest {
    private static final List<PriceTier> TIERS = List.of(PriceTier.values());

    @Test
    void selection_fullPool_isExactlyWhatThePolicyAsks() {
        CaptionSelection selection = Requests.of(10, 6).select();
        assertThat(tiers(selection))
                .containsEntry(PriceTier.BUDGET, 6L)
                .containsEntry(PriceTier.MID, 3L)
                .containsEntry(PriceTier.PREMIUM, 1L)
                .containsEntry(PriceTier.BUMP, 6L);
        assertThat(selection.missing()).isEmpty();
        assertThat(selection.substitutions()).isEmpty();
    }

    /** Each was chosen as the best at its turn: what could stand in its place is no better, and not in the week. */
    @Test
    void insteadOf_eachMessage_areFreeCaptionsOfItsTier_bestFirst_noneBetterThanItself() {
        Requests request = Requests.of(10, 6);
        List<ChosenMessage> chosen = request.select().messages();
        for (int place = 0; place < chosen.size(); place++) {
            ChosenMessage replaced = chosen.get(place);
            List<ChosenMessage> others = Alternatives.insteadOf(request.build(), chosen, place, request::texts);

            assertThat(others)
                    .isNotEmpty()
                    .isSortedAccordingTo((one, other) ->
                            Double.compare(other.score().total(), one.score().total()))
                    .allSatisfy(other -> {
                        assertThat(other.caption().priceTier())
                                .isEqualTo(replaced.caption().priceTier());
                        assertThat(other.score().total())
                                .isLessThanOrEqualTo(replaced.score().total());
                    })
                    .extracting(ChosenMessage::caption)
                    .doesNotContainAnyElementsOf(
                            chosen.stream().map(ChosenMessage::caption).toList());
        }
    }

    /** Five urgent PPVs fill the limit: a sixth may stand in for one of them, and for no other. */
    @Test
    void insteadOf_whereTheLimitIsFull_anUrgentCaptionReplacesOnlyAnUrgentOne() {
        Caption spare = Requests.urgent(Requests.caption(900, PriceTier.BUDGET));
        Caption plain = Requests.caption(901, PriceTier.BUDGET);
        List<ChosenMessage> chosen = new ArrayList<>();
        Stream<Caption> urgent = Requests.captions(1, 5, PriceTier.BUDGET).map(Requests::urgent);
        Stream.concat(urgent, Stream.of(Requests.caption(6, PriceTier.BUDGET)))
                .forEach(caption -> chosen.add(Requests.of(1, 0)
                        .onlyCaptions(caption)
                        .select()
                        .messages()
                        .get(0)));
        Requests request = Requests.of(10, 0).onlyCaptions(spare, plain);

        assertThat(Alternatives.insteadOf(request.build(), chosen, 0, request::texts))
                .extracting(ChosenMessage::caption)
                .containsExactlyInAnyOrder(spare, plain);
        assertThat(Alternatives.insteadOf(request.build(), chosen, 5, request::texts))
                .extracting(ChosenMessage::caption)
                .containsExactly(plain);
    }

    @Test
    void selection_worth_isPricedByThePosteriorMean() {
        ChosenMessage message = Requests.of(10, 0).select().messages().get(0);
        // no evidence: the prior mean of 5%, 400 viewers, $10; a mean PPV is worth $100
        assertThat(message.score().posteriorMean()).isCloseTo(0.05, within(1e-9));
        assertThat(message.baseRevenue()).isCloseTo(400 * 0.05 * 10, within(1e-9));
        assertThat(message.basePoints()).isCloseTo(2000, within(1e-6));
    }

    @Test
    void selection_bump_isWorthThePolicysPoints_andNoDollars() {
        ChosenMessage bump = Requests.of(0, 1).select().messages().get(0);
        assertThat(bump.type()).isEqualTo(MessageType.BUMP);
        assertThat(bump.baseRevenue()).isZero();
        assertThat(bump.basePoints()).isEqualTo(100);
    }

    @Test
    void evidence_oneHalfLifeOld_countsHalf() {
        // 1,000 prior viewers at 5%, and 400 viewers at 20% thirty days ago, which count as 200
        Requests request = Requests.of(1, 0).onlyCaptions(Requests.caption(1, PriceTier.BUDGET));
        request.sentDaysAgo(30, Requests.caption(1, PriceTier.BUDGET), 400, 80);
        ChosenMessage message = request.select().messages().get(0);
        assertThat(message.score().evidenceViewers()).isCloseTo(200, within(1e-6));
        assertThat(message.score().posteriorMean()).isCloseTo((50 + 40) / 1200.0, within(1e-9));
    }

    @Test
    void evidence_ofTheSameTextUnderAnotherId_counts() {
        Caption original = Requests.caption(1, PriceTier.BUDGET);
        Caption copy = new Caption(
                new io.schedulebuilder.domain.CaptionId(99),
                "TEXT 1!",
                original.key(),
                PriceTier.BUDGET,
                original.category(),
                false);
        Requests request = Requests.of(1, 0).onlyCaptions(original);
        request.sentDaysAgo(30, copy, 400, 80);
        assertThat(request.select().messages().get(0).score().evidenceViewers()).isCloseTo(200, within(1e-6));
    }

    @Test
    void evidence_morePurchasesThanViewers_doesNotCrash() {
        Requests request = Requests.of(1, 0).onlyCaptions(Requests.caption(1, PriceTier.BUDGET));
        request.sentDaysAgo(1, Requests.caption(1, PriceTier.BUDGET), 10, 5000);
        assertThat(request.select().messages()).hasSize(1);
    }

    @Test
    void selection_oneTextUnderSeveralIds_isSentOnce() {
        Caption first = Requests.caption(1, PriceTier.BUDGET);
        Caption again = new Caption(
                new io.schedulebuilder.domain.CaptionId(2), "Text 1", first.key(), PriceTier.BUDGET, "story", false);
        CaptionSelection selection =
                Requests.of(2, 0).onlyCaptions(first, again).select();
        assertThat(selection.messages()).hasSize(1);
        assertThat(selection.missing()).hasSize(1);
    }

    @Test
    void selection_shortTier_isFilledFromTheNearest_theCheaperFirst() {
        // asked: 6 budget, 3 mid, 1 premium; no mid is free
        CaptionSelection selection = Requests.of(10, 0)
                .onlyCaptions(Stream.concat(
                                Requests.captions(1, 8, PriceTier.BUDGET), Requests.captions(100, 9, PriceTier.PREMIUM))
                        .toArray(Caption[]::new))
                .select();
        assertThat(tiers(selection)).containsEntry(PriceTier.BUDGET, 8L).containsEntry(PriceTier.PREMIUM, 2L);
        assertThat(selection.substitutions())
                .extracting(CaptionSelection.Substitution::asked, CaptionSelection.Substitution::used)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PriceTier.MID, PriceTier.BUDGET),
                        org.assertj.core.groups.Tuple.tuple(PriceTier.MID, PriceTier.BUDGET),
                        org.assertj.core.groups.Tuple.tuple(PriceTier.MID, PriceTier.PREMIUM));
        assertThat(selection.messages())
                .filteredOn(message -> message.askedTier() != message.caption().priceTier())
                .hasSize(3);
    }

    @Test
    void selection_shortBumps_areNeverPaidCaptions() {
        CaptionSelection selection = Requests.of(1, 5)
                .onlyCaptions(Requests.captions(1, 50, PriceTier.BUDGET).toArray(Caption[]::new))
                .select();
        assertThat(selection.messages()).hasSize(1);
        assertThat(selection.missing()).hasSize(5).allSatisfy(left -> {
            assertThat(left.type()).isEqualTo(MessageType.BUMP);
            assertThat(left.caption()).isEmpty();
        });
        assertThat(selection.missing().get(0).reasons())
                .containsExactly(
                        "There is no caption left for a Free message: no Bump caption is free; of 50 in the bank no "
                                + "others are excluded.");
    }

    @Test
    void selection_emptyPool_saysHowManyExistAndWhyEachIsOut() {
        Requests request =
                Requests.of(3, 3).onlyCaptions().out(Exclusion.LOCKED, 30).out(Exclusion.RESTING, 12);
        assertThatThrownBy(request::select)
                .isInstanceOf(FailureException.class)
                .hasMessage(
                        "no caption is free: of 42 in the bank 30 are locked by a schedule within 7 days, 12 are sent "
                                + "within 7 days. Import captions, or wait until some locks expire.");
    }

    @Test
    void selection_urgentPpvs_stopAtTheLimit_andUrgentBumpsDoNotCount() {
        List<Caption> urgent = new ArrayList<>();
        Requests.captions(1, 30, PriceTier.BUDGET).map(Requests::urgent).forEach(urgent::add);
        Requests.captions(100, 30, PriceTier.BUMP).map(Requests::urgent).forEach(urgent::add);
        CaptionSelection selection =
                Requests.of(10, 10).onlyCaptions(urgent.toArray(Caption[]::new)).select();
        assertThat(tiers(selection)).containsEntry(PriceTier.BUDGET, 5L).containsEntry(PriceTier.BUMP, 10L);
        assertThat(selection.missing()).hasSize(5);
        assertThat(selection.missing().get(0).reasons().get(0)).contains("25 of them would exceed the limit");
    }

    @Test
    void selection_oneCategory_stopsAtTheLimit() {
        CaptionSelection selection = Requests.of(0, 25)
                .onlyCaptions(Requests.captions(1, 60, PriceTier.BUMP)
                        .map(caption -> Requests.inCategory(caption, "one"))
                        .toArray(Caption[]::new))
                .select();
        assertThat(selection.messages()).hasSize(20);
        assertThat(selection.missing()).hasSize(5);
    }

    @Test
    void selection_softRestriction_costsScore_butIsAllowed() {
        Caption only = Requests.caption(1, PriceTier.BUDGET);
        ChosenMessage free =
                Requests.of(1, 0).onlyCaptions(only).select().messages().get(0);
        ChosenMessage soft = Requests.of(1, 0)
                .onlyCaptions(only)
                .softRestricted(only)
                .select()
                .messages()
                .get(0);
        assertThat(soft.score().total()).isCloseTo(free.score().total() - 0.20, within(1e-9));
        assertThat(soft.score().penalty()).isCloseTo(0.20, within(1e-9));
    }

    /** The own part is the value relative to the best of the tier, which gets all of it. */
    @Test
    void selection_score_isValueAndDiversity_withoutPenalties() {
        List<ChosenMessage> messages = Requests.of(12, 8).select().messages();
        for (ChosenMessage message : messages) {
            var score = message.score();
            double own = score.total() - Filling.DIVERSITY * score.diversity() + score.penalty();
            double best = messages.stream()
                    .filter(other ->
                            other.caption().priceTier() == message.caption().priceTier())
                    .mapToDouble(other -> value(other))
                    .max()
                    .orElseThrow();
            assertThat(own).isLessThanOrEqualTo(Candidate.OWN * value(message) / best + 1e-9);
            assertThat(own).isBetween(0.0, Candidate.OWN + 1e-9);
            assertThat(score.total()).isBetween(0.0, 1.0);
        }
    }

    private static double value(ChosenMessage message) {
        return message.score().posteriorMean();
    }

    @Test
    void selection_alreadySent_staysCountsAndComesFirst() {
        TimeSlot slot = TimeSlot.at(LocalDateTime.parse("2025-11-03T19:00"), ZoneId.of("Europe/Berlin"))
                .orElseThrow();
        ChosenMessage earlier = Requests.of(10, 0).select().messages().get(0);
        ChosenMessage sent = earlier.sentAt(slot, 1);
        CaptionSelection selection = Requests.of(10, 0).held(sent).select();
        assertThat(selection.messages().get(0)).isEqualTo(sent);
        assertThat(selection.messages()).hasSize(10);
        assertThat(keys(selection)).doesNotHaveDuplicates();
        assertThat(tiers(selection)).containsEntry(PriceTier.BUDGET, 6L);
    }

    @Test
    void draws_anotherCaptionInThePool_changesNoOtherDraw() {
        Map<Long, Double> before = draws(Requests.of(10, 5));
        Requests more = Requests.of(10, 5).add(Requests.caption(5000, PriceTier.BUDGET));
        Map<Long, Double> after = draws(more);
        before.forEach((id, draw) -> assertThat(after).containsEntry(id, draw));
    }

    @Test
    void draws_anotherSeed_drawsAnew() {
        assertThat(draws(Requests.of(10, 5).seed(1)))
                .isNotEqualTo(draws(Requests.of(10, 5).seed(2)));
    }

    /** Thompson sampling learns: what is truly better is sent more, week after week. */
    @Test
    void selection_overManyWeeks_findsTheBetterCaptions() {
        Requests request = Requests.of(6, 0).mix(1, 0, 0);
        Random world = new Random(3);
        Map<Long, Double> truth = new HashMap<>();
        Requests.captions(1, 60, PriceTier.BUDGET)
                .forEach(caption -> truth.put(caption.id().value(), caption.id().value() <= 12 ? 0.12 : 0.04));
        request.onlyCaptions(Requests.captions(1, 60, PriceTier.BUDGET).toArray(Caption[]::new));
        double early = 0;
        double late = 0;
        int weeks = 40;
        for (int week = 0; week < weeks; week++) {
            CaptionSelection selection = request.seed(week).select();
            long good = selection.messages().stream()
                    .filter(message -> message.caption().id().value() <= 12)
                    .count();
            early += week < 5 ? good / 6.0 / 5 : 0;
            late += week >= weeks - 10 ? good / 6.0 / 10 : 0;
            for (ChosenMessage message : selection.messages()) {
                int viewed = 400;
                int bought = 0;
                for (int i = 0; i < viewed; i++) {
                    bought += world.nextDouble()
                                    < truth.getOrDefault(message.caption().id().value(), 0.0)
                            ? 1
                            : 0;
                }
                request.sentDaysAgo(7L * (weeks - week) / 7.0, message.caption(), viewed, bought);
            }
        }
        // a fifth of the captions are good: chance would stay at 0.2
        assertThat(early).isLessThan(0.6);
        assertThat(late).isGreaterThan(0.75);
    }

    @Property(tries = 60)
    void selection_anyPool_keepsEveryPromise(
            @ForAll @IntRange(max = 25) int ppvs,
            @ForAll @IntRange(max = 32) int bumps,
            @ForAll @IntRange(min = 1, max = 120) int poolSize,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Caption> pool = new ArrayList<>();
        for (int i = 1; i <= poolSize; i++) {
            Caption caption = Requests.caption(i, TIERS.get(random.nextInt(TIERS.size())));
            caption = Requests.inCategory(caption, "category " + random.nextInt(4));
            pool.add(random.nextInt(3) == 0 ? Requests.urgent(caption) : caption);
        }
        Requests request = Requests.of(ppvs, bumps)
                .onlyCaptions(pool.toArray(Caption[]::new))
                .seed(seed);
        CaptionSelection selection = request.select();

        assertThat(keys(selection)).doesNotHaveDuplicates();
        assertThat(selection.messages().size() + selection.missing().size()).isEqualTo(ppvs + bumps);
        assertThat(count(selection, MessageType.BUMP)).isEqualTo(bumps);
        assertThat(selection.messages().stream()
                        .filter(m -> m.type() == MessageType.PPV && m.caption().urgent())
                        .count())
                .isLessThanOrEqualTo(5);
        assertThat(selection.messages().stream()
                        .collect(Collectors.groupingBy(m -> m.caption().category(), Collectors.counting()))
                        .values())
                .allMatch(n -> n <= 20);
        assertThat(request.select()).isEqualTo(selection);
        Collections.shuffle(pool, random);
        assertThat(request.onlyCaptions(pool.toArray(Caption[]::new)).select()).isEqualTo(selection);
    }

    private static long count(CaptionSelection selection, MessageType type) {
        return Stream.concat(
                        selection.messages().stream().map(ChosenMessage::type),
                        selection.missing().stream().map(UnplacedMessage::type))
                .filter(type::equals)
                .count();
    }

    private static Map<PriceTier, Long> tiers(CaptionSelection selection) {
        return selection.messages().stream()
                .collect(Collectors.groupingBy(m -> m.caption().priceTier(), Collectors.counting()));
    }

    private static List<String> keys(CaptionSelection selection) {
        return selection.messages().stream().map(m -> m.caption().key()).toList();
    }

    private static Map<Long, Double> draws(Requests request) {
        Map<Long, Double> draws = new HashMap<>();
        PageCandidates all = PageCandidates.all(request.build());
        for (PriceTier tier : PriceTier.values()) {
            all.bids().shelves(tier).stream()
                    .flatMap(Shelf::all)
                    .map(all::candidate)
                    .forEach(one -> draws.put(all.bank().id(one.row()).value(), one.draw()));
        }
        Set<Double> distinct = new HashSet<>(draws.values());
        assertThat(distinct).hasSizeGreaterThan(draws.size() / 2);
        return draws;
    }
}
