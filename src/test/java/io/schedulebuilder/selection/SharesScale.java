package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.lang3.SerializationUtils;

/** What drawing and dividing the captions of many pages takes; for benchmarks/shares.sh. */
final class SharesScale {
    private static final int TIERS = 4;
    private static final int PAGES_THAT_ARE_DRAWN = 200;

    private SharesScale() {}

    /** Arguments: captions of the bank for each page, then numbers of pages. */
    public static void main(String[] arguments) {
        int captions = Integer.parseInt(arguments[0]);
        System.out.printf(
                Locale.ROOT,
                "%8s %10s %14s %14s %12s %14s%n",
                "pages",
                "captions",
                "ms to draw",
                "KB of bids",
                "s to divide",
                "ms to divide");
        for (int i = 1; i < arguments.length; i++) {
            measure(Integer.parseInt(arguments[i]), captions);
        }
    }

    private static void measure(int pages, int captionsForEach) {
        int ofATier = Math.max(500, pages * captionsForEach / TIERS);
        Caption[] bank = Stream.of(
                        Requests.captions(1, ofATier, PriceTier.BUDGET),
                        Requests.captions(100_000_001, ofATier, PriceTier.MID),
                        Requests.captions(200_000_001, ofATier, PriceTier.PREMIUM),
                        Requests.captions(300_000_001, ofATier, PriceTier.BUMP))
                .flatMap(tier -> tier)
                .toArray(Caption[]::new);
        Requests requests = Requests.of(12, 10).onlyCaptions(bank);
        for (int known = 0; known < 12; known++) {
            requests.sentDaysAgo(20 + known, bank[known * ofATier / TIERS], 4_000, 500 + 40 * known);
        }
        SelectionRequest any = requests.build();
        long began = System.nanoTime();
        int drawn = Math.min(pages, PAGES_THAT_ARE_DRAWN);
        SortedMap<PageName, Bids> bids = new TreeMap<>();
        long bytes = 0;
        for (int page = 0; page < drawn; page++) {
            Bids ofPage = bids(any, page);
            bytes += SerializationUtils.serialize(ofPage).length;
            bids.put(new PageName("page " + page), ofPage);
        }
        double drawing = seconds(began) / drawn;
        for (int page = drawn; page < pages; page++) {
            bids.put(new PageName("page " + page), bids(any, page));
        }
        began = System.nanoTime();
        SortedMap<PageName, Share> shares = FairShares.of(bids);
        double dividing = seconds(began);
        if (shares.values().stream()
                        .flatMap(share -> share.takes().stream())
                        .map(Share.Take::text)
                        .distinct()
                        .count()
                != 22L * pages) {
            throw new IllegalStateException("a text was given twice, or a message has none");
        }
        System.out.printf(
                Locale.ROOT,
                "%8d %10d %14.1f %14.1f %12.2f %14.2f%n",
                pages,
                bank.length,
                1000 * drawing,
                bytes / 1024.0 / drawn,
                dividing,
                1000 * dividing / pages);
    }

    private static Bids bids(SelectionRequest any, long seed) {
        return PageCandidates.of(
                        new SelectionRequest(
                                any.page(),
                                any.history(),
                                any.market(),
                                any.asOf(),
                                any.pool(),
                                any.policy(),
                                any.money(),
                                any.asked(),
                                seed,
                                any.held()),
                        15)
                .bids();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
