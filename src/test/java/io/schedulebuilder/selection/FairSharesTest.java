package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairSharesTest {
    private static final double SCALE = 1e6;

    @Test
    void of_onePage_isWhatItWouldChooseAlone_howeverManyItBrings() {
        // A hundred captions of each kind, of which a page keeps ten or six and the spare ones.
        Requests requests = Requests.of(10, 6).onlyCaptions(bank(600)).exploring("0.1", 2);
        for (int known = 1; known <= 200; known++) {
            requests.sentDaysAgo(20, Requests.caption(known, PriceTier.BUDGET), 300, 10 + known % 20);
        }
        SelectionRequest request = requests.build();
        Choice alone = CaptionSelector.choose(PageCandidates.all(request));
        assertThat(alone.picks())
                .anyMatch(pick -> pick.propensity().orElseThrow().exploration().isPresent());
        for (int spare : new int[] {0, 15}) {
            assertThat(shares(pages(PageCandidates.of(request, spare))).get(new PageName("page 0")))
                    .isEqualTo(alone);
        }
    }

    @Test
    void of_pagesThatWantTheSame_givesNoTextTwice_andEachItsFill() {
        // All draw alike: every page wants the same ten.
        PageCandidates page = PageCandidates.of(Requests.of(10, 6).build(), 15);
        SortedMap<PageName, Choice> shares = shares(pages(page, page, page, page));
        Set<Integer> texts = new HashSet<>();
        shares.values().forEach(choice -> {
            assertThat(choice.picks()).hasSize(16);
            choice.picks().forEach(pick -> assertThat(texts.add(pick.text())).isTrue());
        });
        List<Double> worths =
                shares.values().stream().map(FairSharesTest::worth).toList();
        double most = worths.stream().mapToDouble(w -> w).max().orElseThrow();
        double least = worths.stream().mapToDouble(w -> w).min().orElseThrow();
        assertThat(least).as("none is left the scraps").isGreaterThan(0.9 * most);
    }

    @Test
    void of_morePagesThanCaptions_givesAllAway_andSaysWhatIsMissing() {
        Caption[] few = Stream.concat(
                        Requests.captions(1, 8, PriceTier.BUDGET), Requests.captions(3001, 4, PriceTier.BUMP))
                .toArray(Caption[]::new);
        List<PageCandidates> hungry = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hungry.add(PageCandidates.all(
                    Requests.of(4, 2).onlyCaptions(few).seed(i).build()));
        }
        SortedMap<PageName, Choice> shares = shares(pages(hungry.toArray(PageCandidates[]::new)));
        assertThat(shares.values().stream().mapToInt(s -> s.picks().size()).sum())
                .isEqualTo(12);
        assertThat(shares.values().stream().mapToInt(s -> s.missing().size()).sum())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"6, 100", "6, 1100", "6, 2100", "6, 3100", "12, 100", "24, 100"})
    void of_severalPages_isWithinAPercentOfTheBestDivision_andNotBelowFileOrder(int count, int first) {
        int captionsOfATier = 800;
        Caption[] bank = bank(captionsOfATier);
        List<PageCandidates> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Requests request = Requests.of(8, 4).onlyCaptions(bank).seed(first + i);
            // What did well on one page did well on all: they want the same captions.
            for (int known = 0; known < 12; known++) {
                request.sentDaysAgo(20 + known, bank[known * captionsOfATier / 4], 4_000, 500 + 40 * known);
            }
            pages.add(PageCandidates.of(request.build(), 15)); // as a batch's pages
        }
        SortedMap<PageName, PageCandidates> named = pages(pages.toArray(PageCandidates[]::new));
        Collection<Choice> fair = shares(named).values();

        // Between captions that are worth about the same, variety decides: the most that it may cost is its share.
        double variety = Filling.DIVERSITY * 12 * count;
        assertThat(worth(fair)).isGreaterThan(0.99 * best(pages) - variety);
        assertThat(score(fair)).isGreaterThanOrEqualTo(score(inOrder(pages)));
    }

    @Test
    void of_bidsThatTravelled_isTheSame() {
        SortedMap<PageName, Bids> bids = new TreeMap<>();
        SortedMap<PageName, Bids> travelled = new TreeMap<>();
        for (int seed = 1; seed <= 4; seed++) {
            PageCandidates page =
                    PageCandidates.of(Requests.of(10, 6).seed(seed).build(), 15);
            bids.put(new PageName("page " + seed), page.bids());
            travelled.put(new PageName("page " + seed), SerializationUtils.roundtrip(page.bids()));
        }
        SortedMap<PageName, Share> shares = FairShares.of(travelled);
        assertThat(shares).isEqualTo(FairShares.of(bids));
        shares.values().forEach(share -> assertThat(SerializationUtils.roundtrip(share))
                .isEqualTo(share));
    }

    /** What the pages get, in figures. */
    private static SortedMap<PageName, Choice> shares(SortedMap<PageName, PageCandidates> pages) {
        SortedMap<PageName, Bids> bids = new TreeMap<>();
        pages.forEach((name, page) -> bids.put(name, page.bids()));
        SortedMap<PageName, Share> shares = FairShares.of(bids);
        SortedMap<PageName, Choice> choices = new TreeMap<>();
        pages.forEach((name, page) -> choices.put(name, page.choice(Optional.ofNullable(shares.get(name)))));
        return choices;
    }

    private static Caption[] bank(int captionsOfATier) {
        return Stream.of(
                        Requests.captions(1, captionsOfATier, PriceTier.BUDGET),
                        Requests.captions(10_001, captionsOfATier, PriceTier.MID),
                        Requests.captions(20_001, captionsOfATier, PriceTier.PREMIUM),
                        Requests.captions(30_001, captionsOfATier, PriceTier.BUMP))
                .flatMap(tier -> tier)
                .toArray(Caption[]::new);
    }

    private static SortedMap<PageName, PageCandidates> pages(PageCandidates... candidates) {
        SortedMap<PageName, PageCandidates> pages = new TreeMap<>();
        for (PageCandidates one : candidates) {
            pages.put(new PageName("page " + pages.size()), one);
        }
        return pages;
    }

    /** The sampled worth: the part of the score that does not depend on what else is chosen. */
    private static double worth(Choice choice) {
        return choice.picks().stream()
                .mapToDouble(pick -> pick.score().total()
                        - Filling.DIVERSITY * pick.score().diversity()
                        + pick.score().penalty())
                .sum();
    }

    private static double worth(Collection<Choice> choices) {
        return choices.stream().mapToDouble(FairSharesTest::worth).sum();
    }

    /** What the pages choose by: the sampled worth, and how varied it leaves the week. */
    private static double score(Collection<Choice> choices) {
        return choices.stream()
                .flatMap(choice -> choice.picks().stream())
                .mapToDouble(pick -> pick.score().total())
                .sum();
    }

    /** The pages one after another, each taking the best that those before it left. */
    private static List<Choice> inOrder(List<PageCandidates> pages) {
        Set<Integer> taken = new HashSet<>();
        List<Choice> choices = new ArrayList<>();
        for (PageCandidates page : pages) {
            Choice choice = page.choice(
                    CaptionSelector.choose(page.bids(), text -> taken.contains(text) ? 10 : 0)); // which nobody pays
            choice.picks().forEach(pick -> taken.add(pick.text()));
            choices.add(choice);
        }
        return choices;
    }

    /** The most that any division is worth which gives each page its quotas, by a min-cost flow: no limits, no variety. */
    private static double best(List<PageCandidates> pages) {
        System.loadLibrary("jniortools");
        MinCostFlow flow = new MinCostFlow();
        Map<Integer, Integer> captions = new HashMap<>();
        int node = 1;
        int asked = 0;
        List<int[]> arcs = new ArrayList<>();
        List<Long> costs = new ArrayList<>();
        for (PageCandidates page : pages) {
            Map<PriceTier, Integer> quotas =
                    new HashMap<>(page.policy().priceMix().counts(page.policy().weeklyPpvs()));
            quotas.put(PriceTier.BUMP, page.policy().weeklyBumps());
            for (Map.Entry<PriceTier, Integer> quota : quotas.entrySet()) {
                int pageNode = node++;
                asked += quota.getValue();
                flow.addArcWithCapacityAndUnitCost(0, pageNode, quota.getValue(), 0);
                page.bids().shelves(quota.getKey()).stream().flatMap(Shelf::all).forEach(offer -> {
                    arcs.add(new int[] {pageNode, captions.computeIfAbsent(offer.text(), text -> captions.size())});
                    costs.add(-Math.round(SCALE * offer.net()));
                });
            }
        }
        int firstCaption = node;
        int sink = firstCaption + captions.size();
        for (int i = 0; i < arcs.size(); i++) {
            flow.addArcWithCapacityAndUnitCost(arcs.get(i)[0], firstCaption + arcs.get(i)[1], 1, costs.get(i));
        }
        for (int i = 0; i < captions.size(); i++) {
            flow.addArcWithCapacityAndUnitCost(firstCaption + i, sink, 1, 0);
        }
        flow.setNodeSupply(0, asked);
        flow.setNodeSupply(sink, -asked);
        assertThat(flow.solveMaxFlowWithMinCost()).isEqualTo(MinCostFlowBase.Status.OPTIMAL);
        return -flow.getOptimalCost() / SCALE;
    }
}
