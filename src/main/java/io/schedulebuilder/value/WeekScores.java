package io.schedulebuilder.value;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.RevenueInterval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How good a week's predictions were.
 *
 * @param start its first day
 * @param interval the 80% interval of what all its messages earn; empty if nothing was expected
 * @param pages number of pages with messages
 * @param pagesInside how many of them earned an amount inside their own 80% intervals
 */
record WeekScores(LocalDate start, Scores scores, Optional<RevenueInterval> interval, int pages, int pagesInside) {
    /** @param sends the week's, at least one */
    static WeekScores of(LocalDate start, List<CheckedSend> sends) {
        TreeMap<PageName, List<CheckedSend>> byPage =
                sends.stream().collect(Collectors.groupingBy(CheckedSend::page, TreeMap::new, Collectors.toList()));
        List<List<RevenueInterval.Expected>> expected = byPage.values().stream()
                .map(ofPage -> ofPage.stream().map(CheckedSend::dollars).toList())
                .toList();
        int inside = (int)
                byPage.values().stream().filter(WeekScores::earnsAsExpected).count();
        return new WeekScores(start, Scores.of(sends), RevenueInterval.ofPages(expected), byPage.size(), inside);
    }

    private static boolean earnsAsExpected(List<CheckedSend> ofPage) {
        double earned = Scores.of(ofPage).earned();
        return RevenueInterval.of(ofPage.stream().map(CheckedSend::dollars).toList())
                .filter(interval -> interval.low() <= earned && earned <= interval.high())
                .isPresent();
    }

    Ratio.Week dollars() {
        return new Ratio.Week(scores.predicted(), scores.earned());
    }

    boolean beatsTierMean() {
        return scores.model() < scores.tierMean();
    }

    boolean beatsOwnCaptions() {
        return scores.model() < scores.ownCaptions();
    }
}
