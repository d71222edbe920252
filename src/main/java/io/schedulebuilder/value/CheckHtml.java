package io.schedulebuilder.value;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.RevenueInterval;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.LinePlot;
import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Sections;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a check as one HTML page. */
final class CheckHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final int MOST_TICKS = 6;

    private CheckHtml() {}

    static ReportPage page(CheckReport report) {
        CheckVerdict verdict = new CheckVerdict(report);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Weeks", report.weeks() + " from " + report.start());
        facts.put("As of", report.asOf().toString());
        facts.put("Pages", Integer.toString(report.pages()));
        facts.put("Messages", Figures.whole((long) report.total().messages()));
        Sections sections = new Sections();
        verdict.sentences().forEach(sentence -> sections.paragraph("verdict", sentence));
        verdict.leftOut().forEach(sentence -> sections.paragraph("faint", sentence));
        return sections.facts(facts)
                .section("Revenue by week", List.of(revenue(report.byWeek())))
                .table("Weeks", CheckColumns.weeks(report))
                .section("Calibration", List.of(calibration(report.deciles())))
                .table("Deciles of predicted conversion", CheckColumns.calibration(report))
                .table("Pages", CheckColumns.pages(report))
                .list("How to read this", verdict.rules())
                .page("Predicted and actual: " + Counted.of(report.weeks(), "week") + " from " + report.start());
    }

    private static Element revenue(List<WeekScores> weeks) {
        LinePlot plot = new LinePlot("Predicted and earned revenue of each week", Figures::shortDollars);
        int every = (weeks.size() + MOST_TICKS - 1) / MOST_TICKS;
        for (int i = 0; i < weeks.size(); i += every) {
            LocalDate start = weeks.get(i).start();
            plot.tick(day(start), DAY.format(start));
        }
        return plot.band(
                        "80% interval", weeks.stream().flatMap(CheckHtml::range).toList())
                .line(
                        "predicted",
                        weeks.stream()
                                .map(week -> point(week, week.scores().predicted()))
                                .toList())
                .dots(
                        "earned",
                        weeks.stream()
                                .map(week -> point(week, week.scores().earned()))
                                .toList())
                .element();
    }

    private static Stream<LinePlot.Range> range(WeekScores week) {
        Optional<RevenueInterval> interval = week.interval();
        return interval.stream().map(bounds -> new LinePlot.Range(day(week.start()), bounds.low(), bounds.high()));
    }

    private static LinePlot.Point point(WeekScores week, double dollars) {
        return new LinePlot.Point(day(week.start()), dollars);
    }

    private static double day(LocalDate date) {
        return (double) date.toEpochDay();
    }

    private static Element calibration(List<Decile> deciles) {
        double highest = deciles.stream()
                .mapToDouble(decile -> Math.max(decile.predicted(), decile.actual()))
                .max()
                .orElse(0);
        LinePlot plot = new LinePlot(
                "Actual purchases per viewer (up) by predicted ones (across), in ten groups of messages",
                Figures::percent);
        LinePlot.steps(highest).forEach(step -> plot.tick(step, Figures.percent(step)));
        return plot.line("perfect predictions", List.of(new LinePlot.Point(0, 0), new LinePlot.Point(highest, highest)))
                .dots(
                        "a tenth of the messages",
                        deciles.stream()
                                .map(decile -> new LinePlot.Point(decile.predicted(), decile.actual()))
                                .toList())
                .element();
    }
}
