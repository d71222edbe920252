package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Propensity;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final List<PriceTier> TIERS = List.of(PriceTier.values());
    private static final TimeSlot MONDAY = TimeSlot.at(
                    LocalDateTime.parse("2025-11-03T19:00"), ZoneId.of("Europe/Berlin"))
            .orElseThrow();

    @Property(tries = 100)
    void exploration_anyPool_staysWithinItsBudgets(
            @ForAll @IntRange(max = 20) int percent,
            @ForAll @IntRange(max = 4) int untried,
            @ForAll @IntRange(min = 1, max = 3) int weeks,
            @ForAll long seed) {
        Pool pool = new Pool(seed, 160);
        Requests request = pool.request(12, 4).weeks(weeks).exploring(Double.toString(percent / 100.0), untried);
        double share = percent / 100.0;

        List<ChosenMessage> messages = request.select().messages();
        List<ChosenMessage> greedy = request.exploring("0", 0).select().messages();

        for (int one = 1; one <= weeks; one++) {
            int week = one;
            double best = revenue(greedy, week);
            assertThat(revenue(messages, week)).isGreaterThanOrEqualTo(best - share * best - 1e-9);
            assertThat(explored(messages)
                            .filter(message -> message.week() == week && !pool.tried.contains(message.caption()))
                            .count())
                    .isLessThanOrEqualTo(untried);
        }
        assertThat(messages.stream().map(message -> message.caption().key())).doesNotHaveDuplicates();
        assertThat(messages).hasSameSizeAs(greedy);
        for (int place = 0; place < greedy.size(); place++) {
            ChosenMessage now = messages.get(place);
            ChosenMessage then = greedy.get(place);
            assertThat(now.caption().priceTier()).isEqualTo(then.caption().priceTier());
            assertThat(now.week()).isEqualTo(then.week());
            Optional<Propensity.Exploration> exchange =
                    now.propensity().orElseThrow().exploration();
            assertThat(exchange.isPresent()).isEqualTo(!now.caption().equals(then.caption()));
            exchange.ifPresent(made -> {
                assertThat(made.instead()).isEqualTo(then.caption().id());
                assertThat(made.draw()).isGreaterThan(made.drawOfInstead());
                assertThat(made.draw() - made.drawOfInstead())
                        .isGreaterThanOrEqualTo(Exchanges.PROMISE * made.cost() - 1e-9);
                assertThat(made.cost()).isCloseTo(Math.max(0, then.baseRevenue() - now.baseRevenue()), within(1e-9));
            });
        }
    }

    /** The exchange that gains most is made, and in the end no exchange that gains anything can still be paid. */
    @Property(tries = 60)
    void exchanges_anyPool_mostGainFirst_untilNothingCanBePaid(@ForAll long seed) {
        Bids bids = PageCandidates.all(
                        new Pool(seed, 120).request(8, 0).exploring("0.05", 2).build())
                .bids();
        Exploration exploration =
                new Exploration(bids, CaptionSelector.choose(bids, text -> 0).orElseThrow(), text -> false);
        List<Exchanges.Exchange> made = exploration.madeIn(exploration.share());
        double budget = 0.05
                * exploration.places().stream()
                        .mapToDouble(place -> 4_000 * place.offer().mean())
                        .sum();
        double left =
                budget - made.stream().mapToDouble(Exchanges.Exchange::cost).sum();
        long untried = made.stream()
                .filter(one ->
                        !exploration.contenders().get(one.contender()).offer().tried())
                .count();
        Set<Integer> filled = made.stream().map(Exchanges.Exchange::place).collect(Collectors.toSet());
        Set<Integer> used = made.stream().map(Exchanges.Exchange::contender).collect(Collectors.toSet());
        double most = 0;
        double mostMade = 0;
        for (int place = 0; place < exploration.places().size(); place++) {
            Exploration.Place at = exploration.places().get(place);
            for (int one = 0; one < exploration.contenders().size(); one++) {
                Exploration.Contender contender = exploration.contenders().get(one);
                double gain = contender.offer().draw() - at.offer().draw();
                double cost = exploration.exchanges().exchange(place, one).cost();
                boolean may = contender.tier() == at.taken().used()
                        && !contender.offer().shelf().kind().urgent() // their limit may be full
                        && gain > 0
                        && 4_000 * gain >= Exchanges.PROMISE * cost
                        && (contender.offer().tried() || at.offer().tried());
                if (may && cost <= budget) {
                    most = Math.max(most, gain);
                }
                if (filled.contains(place) && used.contains(one)) {
                    mostMade = Math.max(mostMade, gain);
                }
                if (may && !filled.contains(place) && !used.contains(one)) {
                    assertThat(cost > left - 1e-9 || (!contender.offer().tried() && untried == 2))
                            .isTrue();
                }
            }
        }
        assertThat(left).isGreaterThan(-1e-9);
        assertThat(mostMade).isGreaterThanOrEqualTo(most * (1 - 1e-5));
    }

    @Property(tries = 60)
    void exploration_anyPool_keepsTheLimits(@ForAll long seed) {
        CaptionSelection selection =
                new Pool(seed, 120).request(20, 6).exploring("1", 10).select();

        assertThat(selection.messages().stream()
                        .filter(message -> message.type() == MessageType.PPV
                                && message.caption().urgent()))
                .hasSizeLessThanOrEqualTo(5);
        assertThat(selection.messages().stream()
                        .collect(Collectors.groupingBy(
                                message -> message.caption().category(), Collectors.counting()))
                        .values())
                .allMatch(count -> count <= 20);
    }

    @Property(tries = 40)
    void exploration_budgetOfZero_isTheGreedyWeek_whateverTheDraws(@ForAll long seed) {
        Pool pool = new Pool(seed, 200);
        List<ChosenMessage> messages =
                pool.request(12, 6).exploring("0", 10).select().messages();

        assertThat(explored(messages)).isEmpty();
        for (ChosenMessage message : messages) {
            assertThat(message.propensity().orElseThrow().error()).isZero();
            if (pool.tried.contains(message.caption())) {
                assertThat(message.propensity().orElseThrow().probability()).isEqualTo(1);
            }
        }
    }

    /** What is expected most is chosen, though the draws of others are better in most weeks. */
    @Test
    void greedyWeek_captionsThatSoldMost_areChosen_withAnySeed() {
        for (int seed = 0; seed < 20; seed++) {
            Requests request = Requests.of(3, 0).mix(1, 0, 0).seed(seed);
            for (long id = 1; id <= 10; id++) {
                request.sentDaysAgo(20, Requests.caption(id, PriceTier.BUDGET), 400, (int) (60 - id));
            }
            assertThat(ids(request.select())).containsExactlyInAnyOrder(1L, 2L, 3L);
        }
    }

    /** They are all alike, so a page's own draws decide: pages of a batch do not want the same ones. */
    @Test
    void greedyWeek_captionsThatNobodySent_areOthersWithAnotherSeed() {
        Requests request = Requests.of(6, 4);
        assertThat(ids(request.seed(1).select()))
                .isNotEqualTo(ids(request.seed(2).select()));
        assertThat(ids(request.seed(1).select())).isEqualTo(ids(request.seed(1).select()));
    }

    /** Two captions sold; the week needs four. The other two are nobody's, and cost no budget. */
    @Test
    void untried_whereTriedOnesCannotFillTheWeek_fillIt() {
        Requests request = Requests.of(4, 0).mix(1, 0, 0).exploring("0", 0);
        request.sentDaysAgo(20, Requests.caption(1, PriceTier.BUDGET), 400, 60);
        request.sentDaysAgo(20, Requests.caption(2, PriceTier.BUDGET), 400, 60);

        List<ChosenMessage> messages = request.select().messages();

        assertThat(messages).hasSize(4);
        assertThat(explored(messages)).isEmpty();
    }

    /** Thirty captions did a little better than is expected of the thirty that nobody sent, of which some draw far more. */
    @Property(tries = 20)
    void untried_whereTheyDrawBetter_displaceAsManyAsTheRulesAllow(
            @ForAll @IntRange(max = 3) int untried, @ForAll long seed) {
        Requests request = Requests.of(10, 0).mix(1, 0, 0).seed(seed).exploring("0.04", untried);
        for (long id = 1; id <= 30; id++) {
            request.sentDaysAgo(20, Requests.caption(id, PriceTier.BUDGET), 40_000, 2_005);
        }

        assertThat(explored(request.select().messages())
                        .filter(message -> message.caption().id().value() > 30))
                .hasSize(untried);
    }

    @Test
    void exploration_keptAndSentMessages_areNeverExchanged() {
        Caption poor = Requests.caption(1, PriceTier.BUDGET);
        Caption poorer = Requests.caption(2, PriceTier.BUDGET);
        for (int seed = 0; seed < 20; seed++) {
            Requests request = Requests.of(6, 0).mix(1, 0, 0).seed(seed).exploring("1", 6);
            request.sentDaysAgo(20, poor, 4_000, 8).sentDaysAgo(20, poorer, 4_000, 4);
            request.held(Requests.of(1, 0)
                    .mix(1, 0, 0)
                    .onlyCaptions(poor)
                    .select()
                    .messages()
                    .get(0)
                    .sentAt(MONDAY, 1));
            request.held(Requests.of(1, 0)
                    .mix(1, 0, 0)
                    .onlyCaptions(poorer)
                    .select()
                    .messages()
                    .get(0)
                    .keptAt(MONDAY, 1));

            List<ChosenMessage> messages = request.select().messages();

            assertThat(messages.get(0).caption()).isEqualTo(poor);
            assertThat(messages.get(1).caption()).isEqualTo(poorer);
            assertThat(messages.subList(0, 2))
                    .allMatch(message -> message.propensity().isEmpty());
            assertThat(messages.subList(2, 6))
                    .allMatch(message -> message.propensity().isPresent());
        }
    }

    /** How often captions are chosen over many seeds is what their propensities say. */
    @Test
    void propensity_overManySeeds_isHowOftenACaptionIsChosen() {
        int seeds = 1_500;
        Pool pool = new Pool(5, 150);
        Requests request = pool.request(10, 0).exploring("0.06", 2);
        Map<Long, Integer> chosen = new HashMap<>();
        Map<Long, List<Double>> propensities = new HashMap<>();
        double untriedChosen = 0;
        double explored = 0;
        for (int seed = 0; seed < seeds; seed++) {
            for (ChosenMessage message : request.seed(seed).select().messages()) {
                explored += message.propensity().orElseThrow().exploration().isPresent() ? 1 : 0;
                if (pool.tried.contains(message.caption())) {
                    long id = message.caption().id().value();
                    chosen.merge(id, 1, Integer::sum);
                    propensities
                            .computeIfAbsent(id, first -> new ArrayList<>())
                            .add(message.propensity().orElseThrow().probability());
                } else {
                    untriedChosen++;
                }
            }
        }
        assertThat(explored / seeds).as("explored a week").isBetween(0.5, 8.0);
        assertThat(untriedChosen / seeds).as("untried a week").isLessThanOrEqualTo(2);
        chosen.forEach((id, times) -> {
            double frequency = (double) times / seeds;
            double said = propensities.getOrDefault(id, List.of()).stream()
                    .mapToDouble(one -> one)
                    .average()
                    .orElseThrow();
            // The plan's own exploration counts as one of the redraws; the rest is chance, four standard errors of it.
            double error = Math.sqrt(frequency * (1 - frequency) / seeds + frequency * (1 - frequency) / 200 / times);
            assertThat(said).as("caption " + id).isCloseTo(frequency, within(4 * error + 0.008));
        });
        assertThat(chosen.values().stream().filter(times -> times > 75 && times < seeds - 75))
                .as("captions that are chosen now and then")
                .hasSizeGreaterThan(5);
    }

    /** Six of the sixty budget captions that nobody sent: each had a chance of a tenth, spread over six categories. */
    @Test
    void propensity_captionsThatNobodySent_isTheirShareOfTheirKind() {
        List<ChosenMessage> messages =
                Requests.of(6, 0).mix(1, 0, 0).exploring("0.1", 2).select().messages();

        assertThat(messages.stream().collect(Collectors.groupingBy(message -> message.caption()
                        .category())))
                .allSatisfy((category, ofIt) -> assertThat(ofIt).allSatisfy(message -> assertThat(
                                message.propensity().orElseThrow().probability())
                        .isCloseTo(ofIt.size() / 10.0, within(1e-9))));
    }

    @Test
    void exploration_pagesOfABatch_takeNoTextTwice_andStayWithinTheirBudgets() {
        Pool pool = new Pool(9, 400);
        SortedMap<PageName, PageCandidates> pages = new TreeMap<>();
        SortedMap<PageName, Bids> bids = new TreeMap<>();
        for (int page = 0; page < 8; page++) {
            PageCandidates candidates = PageCandidates.of(
                    pool.request(10, 4).seed(page).exploring("0.05", 2).build(), 15);
            pages.put(new PageName("page " + page), candidates);
            bids.put(new PageName("page " + page), candidates.bids());
        }

        SortedMap<PageName, Share> shares = FairShares.of(bids);

        Set<Integer> texts = new HashSet<>();
        int explored = 0;
        for (Map.Entry<PageName, Share> share : shares.entrySet()) {
            for (Share.Take take : share.getValue().takes()) {
                assertThat(texts.add(take.text())).isTrue();
                explored += take.explored() ? 1 : 0;
            }
            Choice choice =
                    Optional.ofNullable(pages.get(share.getKey())).orElseThrow().choice(Optional.of(share.getValue()));
            double revenue =
                    choice.picks().stream().mapToDouble(Choice.Pick::revenue).sum();
            double cost = choice.picks().stream()
                    .flatMap(pick -> pick.propensity().orElseThrow().exploration().stream())
                    .mapToDouble(Propensity.Exploration::cost)
                    .sum();
            assertThat(cost).isLessThanOrEqualTo(0.05 * (revenue + cost) + 1e-9);
        }
        assertThat(explored).isGreaterThan(8);
    }

    private static double revenue(List<ChosenMessage> messages, int week) {
        return messages.stream()
                .filter(message -> message.week() == week)
                .mapToDouble(ChosenMessage::baseRevenue)
                .sum();
    }

    private static Stream<ChosenMessage> explored(List<ChosenMessage> messages) {
        return messages.stream()
                .filter(message ->
                        message.propensity().flatMap(Propensity::exploration).isPresent());
    }

    private static Set<Long> ids(CaptionSelection selection) {
        return selection.messages().stream()
                .map(message -> message.caption().id().value())
                .collect(Collectors.toSet());
    }

    /** A bank of which half of the captions were sent, with luck that differs. */
    private static final class Pool {
        private final Caption[] captions;
        private final Set<Caption> tried = new HashSet<>();
        private final Map<Caption, Integer> bought = new HashMap<>();

        Pool(long seed, int size) {
            Random random = new Random(seed);
            captions = IntStream.rangeClosed(1, size)
                    .mapToObj(id -> {
                        Caption caption = Requests.inCategory(
                                Requests.caption(id, TIERS.get(random.nextInt(TIERS.size()))),
                                "category " + random.nextInt(4));
                        return random.nextInt(3) == 0 ? Requests.urgent(caption) : caption;
                    })
                    .toArray(Caption[]::new);
            for (Caption caption : captions) {
                if (random.nextBoolean()) {
                    tried.add(caption);
                    bought.put(caption, 5 + random.nextInt(30));
                }
            }
        }

        Requests request(int ppvs, int bumps) {
            Requests request = Requests.of(ppvs, bumps).onlyCaptions(captions);
            for (Caption caption : captions) {
                Optional.ofNullable(bought.get(caption))
                        .ifPresent(purchases -> request.sentDaysAgo(20, caption, 300, purchases));
            }
            return request;
        }
    }
}
