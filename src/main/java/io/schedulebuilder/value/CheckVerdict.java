package io.schedulebuilder.value;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The result of a check in sentences, the same in every output. */
record CheckVerdict(CheckReport report) {
    private static final int PAGES_NAMED = 5;

    /** The result, most important first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(report.isEnough() ? betterThanOthers() : tooLittle());
        sentences.add(predictedAndEarned());
        sentences.add(covered());
        List<PageScores> off = report.byPage().stream()
                .filter(PageScores::isOff)
                .sorted(Comparator.comparingDouble(CheckVerdict::distance).reversed())
                .toList();
        if (!off.isEmpty()) {
            sentences.add(off(off));
        }
        return sentences;
    }

    private String betterThanOthers() {
        Scores total = report.total();
        return "Better than the page's mean for the price tier in " + weeks(WeekScores::beatsTierMean) + " (log loss "
                + number(total.model()) + " against " + number(total.tierMean())
                + "), and than the page's own figures for each caption in " + weeks(WeekScores::beatsOwnCaptions)
                + " (against " + number(total.ownCaptions()) + ").";
    }

    private String weeks(Predicate<WeekScores> better) {
        return report.byWeek().stream().filter(better).count() + " of "
                + Counted.of(report.byWeek().size(), "week");
    }

    private String tooLittle() {
        return "Too little data for a verdict: " + Counted.of(report.total().messages(), "message") + " in "
                + Counted.of(report.byWeek().size(), "week") + ". It needs at least " + CheckReport.LEAST_MESSAGES
                + " messages in " + CheckReport.LEAST_WEEKS
                + " weeks. Check more weeks with --weeks, or import more of the history.";
    }

    private String predictedAndEarned() {
        Scores total = report.total();
        String dollars =
                "Predicted " + Figures.dollars(total.predicted()) + ", earned " + Figures.dollars(total.earned());
        return dollars
                + report.ratio()
                        .map(ratio -> ": ratio " + number(ratio.value()) + " (80% interval " + interval(ratio) + ").")
                        .orElse(".");
    }

    private String covered() {
        int pages = report.byWeek().stream().mapToInt(WeekScores::pages).sum();
        int inside = report.byWeek().stream().mapToInt(WeekScores::pagesInside).sum();
        return "80% intervals contain " + Figures.percent(report.total().inside())
                + " of the messages' purchases and " + Figures.percent((double) inside / pages)
                + " of the pages' weekly revenue.";
    }

    private static double distance(PageScores page) {
        return page.ratio()
                .map(ratio -> Math.abs(StrictMath.log(ratio.value())))
                .orElse(0.0);
    }

    private String off(List<PageScores> off) {
        String named = off.stream()
                .limit(PAGES_NAMED)
                .map(page -> page.page() + " (ratio "
                        + page.ratio().map(ratio -> number(ratio.value())).orElse("unknown") + ")")
                .collect(Collectors.joining(", "));
        return "Off by more than chance on "
                + (off.size() == 1 ? "1 of " : off.size() + " of ")
                + Counted.of(report.byPage().size(), "page") + ": " + named
                + (off.size() > PAGES_NAMED ? ", and " + (off.size() - PAGES_NAMED) + " more." : ".");
    }

    /** What is not checked, as a sentence; empty if nothing. */
    List<String> leftOut() {
        LeftOut out = report.leftOut();
        List<String> reasons = new ArrayList<>();
        if (out.tooRecent() > 0) {
            reasons.add(out.tooRecent() + " sent less than two days before as-of, which may still sell");
        }
        if (out.firstOfTier() > 0) {
            reasons.add(out.firstOfTier() + " of a price tier that the page had not sold in the 90 days before");
        }
        if (out.withoutFigures() > 0) {
            reasons.add(out.withoutFigures() + " without viewers or without a paid caption in the bank");
        }
        return reasons.isEmpty()
                ? List.of()
                : List.of("Left out: " + Counted.of(out.all(), "PPV") + ": " + String.join("; ", reasons) + ".");
    }

    /** How to read the figures. */
    List<String> rules() {
        return List.of(
                "Before each week, the model is fitted to what all pages had sent at least two days earlier. It predicts "
                        + "each PPV that was sent in the week, at the hour and price at which it was sent, under the "
                        + "rules of today.",
                "Predicted dollars: price × forecast of viewers × predicted conversion × the share of price × purchases "
                        + "that the page keeps, without the factor learned from past plans. Ratio: predicted over earned; "
                        + "above 1, too much was predicted. Its interval comes from how much the weeks differ (jackknife). "
                        + "The 80% interval of a week's revenue takes the pages as independent of each other.",
                "Log loss: binomial log loss of predicted conversions, beyond that of perfect predictions, in nats per "
                        + "1,000 viewers. Lower is better. Tier mean: the page's mean for the price tier over 90 days. "
                        + "Own captions: that mean, and what the page itself sold of the caption (beta-binomial).",
                "Calibration: messages in ten groups by predicted conversion. Predicted and actual should be about equal "
                        + "in each group.",
                "Inside: the share of purchases inside their 80% intervals, given the viewers. It should be near 80%; "
                        + "below, the intervals are too narrow.");
    }

    static String interval(Ratio ratio) {
        Ratio.Interval interval = ratio.interval(CheckReport.CONFIDENCE);
        return number(interval.low()) + " to " + number(interval.high());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
