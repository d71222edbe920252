package io.schedulebuilder.rehearse;

import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** All columns of a rehearsal. What JSON, HTML and the terminal show is declared here, once. */
public final class RehearsalColumns {
    /** One line of the table of differences. */
    private record Part(String label, Optional<Estimate> estimate) {}

    private static final Columns<Estimate> ESTIMATES = new Columns<Estimate>(
                    "Estimate", "A change in percent with its 95% interval, and the number of page-weeks behind it.")
            .figure("percent", "", Unit.CHANGE_SHARE, estimate -> Estimate.share(estimate.value()))
            .figure("low_percent", "", Unit.CHANGE_SHARE, estimate -> Estimate.share(estimate.low()))
            .figure("high_percent", "", Unit.CHANGE_SHARE, estimate -> Estimate.share(estimate.high()))
            .whole("page_weeks", "", Estimate::pageWeeks)
            .value("beyond_chance", boolean.class, Estimate::isBeyondChance);

    private static final Columns<Choices> CHOICES = new Columns<Choices>(
                    "Choices",
                    "PPVs that were chosen, how many of them could be judged, and how these sold compared with what the "
                            + "model expected at the time.")
            .whole("ppvs", "", Choices::ppvs)
            .whole("judged", "", Choices::judged)
            .optionalFigure("judged_share", "", Unit.SHARE, Choices::judgedShare)
            .optionalFigure("residual_percent", "", Unit.CHANGE_SHARE, choices -> share(choices.meanResidual()))
            .optionalObject("residual", ESTIMATES, Choices::residual);

    private static final Columns<Difference> DIFFERENCE = new Columns<Difference>(
                    "Difference",
                    "How much more the second rule set's plans earn per viewer than the first one's; with one rule set, its "
                            + "plans compared with what people sent instead. Null if it cannot be estimated.")
            .optionalObject("expected", ESTIMATES, Difference::expected)
            .optionalObject("beyond_expected", ESTIMATES, Difference::beyond)
            .optionalObject("total", ESTIMATES, Difference::total)
            .value("can_tell", boolean.class, difference -> difference.shown().isPresent());

    private static final Columns<RehearsalReport.Row> ROWS = new Columns<RehearsalReport.Row>(
                    "Row", "A rule set's plans, and what people sent in these weeks that they did not choose.")
            .value("rules", String.class, RehearsalReport.Row::rules)
            .optional("week", String.class, row -> row.week().map(LocalDate::toString))
            .object("planned", CHOICES, RehearsalReport.Row::planned)
            .object("sent_instead", CHOICES, RehearsalReport.Row::instead);

    private static final Columns<PageFailure> FAILURES = new Columns<PageFailure>(
                    "Failure", "A page with weeks that could not be planned.")
            .text("page_name", "page", failure -> failure.page().value())
            .whole("weeks", "weeks", PageFailure::weeks)
            .text("reason", "reason", PageFailure::reason);

    private RehearsalColumns() {}

    private static OptionalDouble share(OptionalDouble logarithm) {
        return logarithm.isPresent()
                ? OptionalDouble.of(Estimate.share(logarithm.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** The whole rehearsal as one object. Changes are in percent. */
    public static Map<String, Object> json(RehearsalReport report) {
        return document().json(report);
    }

    /** The keys of that object. */
    public static Columns<RehearsalReport> document() {
        return new Columns<RehearsalReport>("", "The whole; changes are in percent of purchases or dollars per viewer.")
                .list("rules", String.class, RehearsalReport::ruleSets)
                .value("solver_config", String.class, RehearsalReport::solverConfig)
                .value("first_day", String.class, report -> report.from().toString())
                .value("last_day", String.class, report -> report.until().toString())
                .whole("within_days", "", report -> report.settings().withinDays())
                .whole("seed", "", report -> report.settings().seed())
                .whole("page_weeks", "", report -> report.weeks().size())
                .whole("page_weeks_asked", "", RehearsalReport::total)
                .whole("page_weeks_left_out", "", RehearsalReport::leftOut)
                .value("stopped", boolean.class, RehearsalReport::stopped)
                .value("verdict", String.class, report -> new RehearsalVerdict(report).sentence())
                .object("difference", DIFFERENCE, RehearsalReport::difference)
                .objects("rule_sets", ROWS, RehearsalReport::rows)
                .objects("weeks", ROWS, RehearsalReport::rowsByWeek)
                .objects("failed", FAILURES, RehearsalReport::failures)
                .list("how_to_read", String.class, report -> new RehearsalVerdict(report).rules());
    }

    /** Two rows for each rule set: what it planned, and what was sent instead. */
    static Table choices(RehearsalReport report) {
        record Line(String label, Choices choices) {}
        List<Line> lines = report.rows().stream()
                .flatMap(row -> List.of(
                        new Line("planned by " + row.rules(), row.planned()), new Line("sent instead", row.instead()))
                        .stream())
                .toList();
        Columns<Line> columns = new Columns<>("", "");
        columns.text("", "PPVs", Line::label)
                .whole("", "all", line -> line.choices().ppvs())
                .whole("", "judged", line -> line.choices().judged())
                .optionalFigure("", "share", Unit.SHARE, line -> line.choices().judgedShare())
                .optionalFigure(
                        "",
                        "sold",
                        Unit.CHANGE_SHARE,
                        line -> share(line.choices().meanResidual()));
        interval(columns, line -> line.choices().residual());
        return columns.table("How judged PPVs sold, compared with what was expected of them", lines);
    }

    private static <R> void interval(Columns<R> columns, Function<R, Optional<Estimate>> estimate) {
        columns.optionalFigure(
                        "",
                        "from",
                        Unit.CHANGE_SHARE,
                        row -> end(estimate.apply(row).map(Estimate::low)))
                .optionalFigure(
                        "",
                        "to",
                        Unit.CHANGE_SHARE,
                        row -> end(estimate.apply(row).map(Estimate::high)));
    }

    private static OptionalDouble end(Optional<Double> logarithm) {
        return logarithm.map(end -> OptionalDouble.of(Estimate.share(end))).orElse(OptionalDouble.empty());
    }

    /** What the difference consists of. */
    static Table difference(RehearsalReport report) {
        Difference difference = report.difference();
        Columns<Part> columns = new Columns<>("", "");
        columns.text("", "dollars per viewer", Part::label)
                .optionalFigure(
                        "",
                        "change",
                        Unit.CHANGE_SHARE,
                        part -> end(part.estimate().map(Estimate::value)));
        interval(columns, Part::estimate);
        return columns.table(
                report.isPair()
                        ? "Plans by " + report.ruleSets().get(1) + " compared with plans by "
                                + report.ruleSets().get(0)
                        : "Plans compared with what people sent instead",
                List.of(
                        new Part("expected at the time", difference.expected()),
                        new Part("sold beyond that", difference.beyond()),
                        new Part("both together", difference.total())));
    }

    /** Each week of each rule set. */
    static Table weeks(RehearsalReport report) {
        return new Columns<RehearsalReport.Row>("", "")
                .text("", "week of", row -> row.week().map(LocalDate::toString).orElse(""))
                .text("", "rules", RehearsalReport.Row::rules)
                .whole("", "PPVs", row -> row.planned().ppvs())
                .whole("", "judged", row -> row.planned().judged())
                .optionalFigure(
                        "",
                        "sold",
                        Unit.CHANGE_SHARE,
                        row -> share(row.planned().meanResidual()))
                .optionalFigure(
                        "",
                        "sent instead, sold",
                        Unit.CHANGE_SHARE,
                        row -> share(row.instead().meanResidual()))
                .table("Week by week, compared with what was expected", report.rowsByWeek());
    }

    /** Pages with weeks that could not be planned. */
    static Table failures(RehearsalReport report) {
        return FAILURES.table("These weeks are not in the figures", report.failures());
    }
}
