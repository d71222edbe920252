package io.schedulebuilder.value;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How good the predictions were.
 *
 * @param asOf messages at or after it are invisible
 * @param start the first day of the first week
 * @param weeks number of weeks, whether messages were sent in them or not
 * @param pages number of pages, whether they sent messages or not
 * @param byWeek the weeks that have messages, in order
 * @param byPage the pages that have messages, in order of name
 * @param ratio predicted over earned dollars of all messages; empty if fewer than two weeks say something
 */
public record CheckReport(
        Instant asOf,
        LocalDate start,
        int weeks,
        int pages,
        Scores total,
        Optional<Ratio> ratio,
        List<WeekScores> byWeek,
        List<Decile> deciles,
        List<PageScores> byPage,
        LeftOut leftOut) {
    /** With fewer messages or weeks, a verdict would be chance. */
    static final int LEAST_MESSAGES = 100;

    static final int LEAST_WEEKS = 4;

    /** Of all intervals that are shown. */
    static final double CONFIDENCE = 0.80;

    /** @param sends in order of week, page and time; at least one */
    static CheckReport of(
            Instant asOf, LocalDate start, int weeks, int pages, List<CheckedSend> sends, LeftOut leftOut) {
        List<WeekScores> byWeek =
                parts(sends, CheckedSend::week, (week, ofWeek) -> WeekScores.of(start.plusWeeks(week - 1L), ofWeek));
        return new CheckReport(
                asOf,
                start,
                weeks,
                pages,
                Scores.of(sends),
                Ratio.of(byWeek.stream().map(WeekScores::dollars).toList()),
                byWeek,
                Decile.of(sends),
                parts(sends, CheckedSend::page, PageScores::of),
                leftOut);
    }

    private interface Part<K, R> {
        R of(K key, List<CheckedSend> sends);
    }

    private static <K extends Comparable<K>, R> List<R> parts(
            List<CheckedSend> sends, Function<CheckedSend, K> key, Part<K, R> part) {
        TreeMap<K, List<CheckedSend>> parts = sends.stream().collect(groupingBy(key, TreeMap::new, toList()));
        return parts.entrySet().stream()
                .map(entry -> part.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    boolean isEnough() {
        return total.messages() >= LEAST_MESSAGES && byWeek.size() >= LEAST_WEEKS;
    }
}
