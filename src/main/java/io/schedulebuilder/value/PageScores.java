package io.schedulebuilder.value;

import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How good the predictions for a page were.
 *
 * @param ratio predicted over earned dollars; empty if fewer than two weeks say something
 */
record PageScores(PageName page, Scores scores, Optional<Ratio> ratio) {
    /** With fewer weeks, an interval says little. */
    private static final int LEAST_WEEKS = 4;

    /** Of many pages, an 80% interval would find a fifth to be off by chance. */
    private static final double CONFIDENCE = 0.99;

    /** @param sends the page's, at least one */
    static PageScores of(PageName page, List<CheckedSend> sends) {
        TreeMap<Integer, List<CheckedSend>> weeks =
                sends.stream().collect(Collectors.groupingBy(CheckedSend::week, TreeMap::new, Collectors.toList()));
        List<Ratio.Week> dollars = weeks.values().stream()
                .map(Scores::of)
                .map(scores -> new Ratio.Week(scores.predicted(), scores.earned()))
                .toList();
        return new PageScores(page, Scores.of(sends), Ratio.of(dollars));
    }

    /** Whether the ratio is off by more than chance explains: its 99% interval does not contain 1. */
    boolean isOff() {
        return ratio.filter(known -> known.weeks() >= LEAST_WEEKS)
                .map(known -> known.interval(CONFIDENCE))
                .filter(interval -> interval.low() > 1 || interval.high() < 1)
                .isPresent();
    }
}
