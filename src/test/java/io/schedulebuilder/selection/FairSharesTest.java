package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairSharesTest {
    private static final double SCALE = 1e6;

    @Test
    void of_onePage_isWhatItWouldChooseAlone_evenOfItsBestFew() {
        PageCandidates page = PageCandidates.of(Requests.of(10, 6).build());
        CaptionSelection alone = CaptionSelector.select(page);
        assertThat(FairShares.of(pages(page.best(0))).get(new PageName("page 0")))
                .isEqualTo(alone);
        assertThat(FairShares.of(pages(page.best(15))).get(new PageName("page 0")))
                .isEqualTo(alone);
    }

    @Test
    void of_pagesThatWantTheSame_givesNoTextTwice_andEachItsFill() {
        // All draw alike: every page wants the same ten.
        PageCandidates page = PageCandidates.of(Requests.of(10, 6).build()).best(15);
        SortedMap<PageName, CaptionSelection> shares = FairShares.of(pages(page, page, page, page));
        Set<String> texts = new HashSet<>();
        shares.values().forEach(selection -> {
            assertThat(selection.messages()).hasSize(16);
            selection.messages().forEach(message -> assertThat(
                            texts.add(message.caption().key()))
                    .isTrue());
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
            hungry.add(PageCandidates.of(
                    Requests.of(4, 2).onlyCaptions(few).seed(i).build()));
        }
        SortedMap<PageName, CaptionSelection> shares = FairShares.of(pages(hungry.toArray(PageCandidates[]::new)));
        assertThat(shares.values().stream().mapToInt(s -> s.messages().size()).sum())
                .isEqualTo(12);
        assertThat(shares.values().stream().mapToInt(s -> s.missing().size()).sum())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"6, 800", "12, 800", "24, 800"})
    void of_severalPages_isWithinAPercentOfTheBestDivision_andNotBelowFileOrder(int count, int captionsOfATier) {
        Caption[] bank = Stream.of(
                        Requests.captions(1, captionsOfATier, PriceTier.BUDGET),
                        Requests.captions(10_001, captionsOfATier, PriceTier.MID),
                        Requests.captions(20_001, captionsOfATier, PriceTier.PREMIUM),
                        Requests.captions(30_001, captionsOfATier, PriceTier.BUMP))
                .flatMap(tier -> tier)
                .toArray(Caption[]::new);
        List<PageCandidates> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Requests request = Requests.of(8, 4).onlyCaptions(bank).seed(100 + i);
            // What did well on one page did well on all: they want the same captions.
            for (int known = 0; known < 12; known++) {
                request.sentDaysAgo(20 + known, bank[known * captionsOfATier / 4], 4_000, 500 + 40 * known);
            }
            pages.add(PageCandidates.of(request.build()).best(30));
        }
        SortedMap<PageName, PageCandidates> named = pages(pages.toArray(PageCandidates[]::new));
        double fair = FairShares.of(named).values().stream()
                .mapToDouble(FairSharesTest::worth)
                .sum();

        assertThat(fair).isGreaterThan(0.99 * best(pages));
        assertThat(fair).isGreaterThanOrEqualTo(0.999 * inOrder(pages));
    }

    @Test
    void of_whateverOrderPagesAreGivenIn_isTheSame() {
        List<PageCandidates> candidates = Stream.of(1, 2, 3, 4)
                .map(seed -> PageCandidates.of(Requests.of(10, 6).seed(seed).build()))
                .toList();
        SortedMap<PageName, PageCandidates> pages = pages(candidates.toArray(PageCandidates[]::new));
        Map<PageName, PageCandidates> shuffled = new HashMap<>(pages);
        assertThat(FairShares.of(new TreeMap<>(shuffled))).isEqualTo(FairShares.of(pages));
    }

    private static SortedMap<PageName, PageCandidates> pages(PageCandidates... candidates) {
        SortedMap<PageName, PageCandidates> pages = new TreeMap<>();
        for (PageCandidates one : candidates) {
            pages.put(new PageName("page " + pages.size()), one);
        }
        return pages;
    }

    /** The sampled worth: the part of the score that does not depend on what else is chosen. */
    private static double worth(CaptionSelection selection) {
        return selection.messages().stream().mapToDouble(FairSharesTest::worth).sum();
    }

    private static double worth(ChosenMessage message) {
        return 0.70 * message.score().drawRank() + 0.15 * message.score().worthRank();
    }

    /** The pages one after another, each taking the best that those before it left. */
    private static double inOrder(List<PageCandidates> pages) {
        Set<String> taken = new HashSet<>();
        double sum = 0;
        for (PageCandidates page : pages) {
            Map<PriceTier, List<Candidate>> left = new HashMap<>();
            Predicate<Candidate> free =
                    candidate -> !taken.contains(candidate.caption().key());
            page.byTier()
                    .forEach((tier, all) ->
                            left.put(tier, all.stream().filter(free).toList()));
            CaptionSelection selection = CaptionSelector.select(new PageCandidates(
                    page.policy(),
                    page.economics(),
                    page.weeks(),
                    page.alreadySent(),
                    left,
                    page.recent(),
                    page.freeByType(),
                    page.bankSize(),
                    page.excluded()));
            selection.messages().forEach(message -> taken.add(message.caption().key()));
            sum += worth(selection);
        }
        return sum;
    }

    /** The most that any division is worth which gives each page its quotas, by a min-cost flow: no limits, no variety. */
    private static double best(List<PageCandidates> pages) {
        System.loadLibrary("jniortools");
        MinCostFlow flow = new MinCostFlow();
        Map<String, Integer> captions = new HashMap<>();
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
                for (Candidate candidate : page.byTier().getOrDefault(quota.getKey(), List.of())) {
                    arcs.add(new int[] {
                        pageNode, captions.computeIfAbsent(candidate.caption().key(), key -> captions.size())
                    });
                    costs.add(-Math.round(SCALE * CaptionSelector.ownScore(candidate)));
                }
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
