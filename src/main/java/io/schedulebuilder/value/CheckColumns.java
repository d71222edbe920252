package io.schedulebuilder.value;

import io.schedulebuilder.domain.RevenueInterval;
import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** All columns of a check. What JSON, HTML and the terminal show is declared here, once. */
public final class CheckColumns {
    private static final Columns<CheckReport> TOTAL = totals();
    private static final Columns<WeekScores> WEEKS = weeks();

    private static final Columns<Decile> CALIBRATION = new Columns<Decile>(
                    "Decile", "A tenth of the messages by predicted conversion, in purchases per viewer.")
            .whole("decile", "decile", Decile::number)
            .whole("messages", "messages", Decile::messages)
            .figure("predicted", "predicted", Unit.SHARE, Decile::predicted)
            .figure("actual", "actual", Unit.SHARE, Decile::actual);

    private static final Columns<PageScores> PAGES = pages();

    private static final Columns<LeftOut> LEFT_OUT = new Columns<LeftOut>(
                    "LeftOut", "PPVs of these weeks that are not checked, by reason.")
            .whole("too_recent", "", LeftOut::tooRecent)
            .whole("first_of_price_tier", "", LeftOut::firstOfTier)
            .whole("without_figures", "", LeftOut::withoutFigures);

    private CheckColumns() {}

    private static Columns<CheckReport> totals() {
        Columns<CheckReport> columns = new Columns<>("Total", "All messages together.");
        predicted(columns, CheckReport::total);
        earned(columns, CheckReport::total)
                .optionalFigure("ratio_low", "", Unit.MEAN, report -> bound(report.ratio(), Ratio.Interval::low))
                .optionalFigure("ratio_high", "", Unit.MEAN, report -> bound(report.ratio(), Ratio.Interval::high));
        return losses(columns, CheckReport::total);
    }

    private static Columns<WeekScores> weeks() {
        Columns<WeekScores> columns = new Columns<WeekScores>(
                        "Week",
                        "One week; predicted_low and predicted_high bound its revenue, and pages_inside counts the pages whose "
                                + "revenue is inside their own 80% intervals.")
                .text("start_date", "week of", week -> week.start().toString());
        predicted(columns, WeekScores::scores)
                .optionalFigure("predicted_low", "", Unit.DOLLARS, week -> bound(week, RevenueInterval::low))
                .optionalFigure("predicted_high", "", Unit.DOLLARS, week -> bound(week, RevenueInterval::high))
                .shownFigures(
                        "80% interval",
                        week -> week.interval()
                                .map(interval -> new Text(
                                        Figures.dollars(interval.low()) + " to " + Figures.dollars(interval.high())))
                                .orElse(Columns.NONE));
        earned(columns, WeekScores::scores);
        return losses(columns, WeekScores::scores)
                .whole("pages", "", WeekScores::pages)
                .whole("pages_inside", "", WeekScores::pagesInside)
                .shownFigures("pages inside", week -> new Text(week.pagesInside() + " of " + week.pages()));
    }

    private static Columns<PageScores> pages() {
        Columns<PageScores> columns = new Columns<PageScores>(
                        "Page", "One page. It is off if the 99% interval of its ratio does not contain 1.")
                .text("page_name", "page", page -> page.page().value());
        predicted(columns, PageScores::scores);
        earned(columns, PageScores::scores)
                .optionalFigure("ratio_low", "", Unit.MEAN, page -> bound(page.ratio(), Ratio.Interval::low))
                .optionalFigure("ratio_high", "", Unit.MEAN, page -> bound(page.ratio(), Ratio.Interval::high))
                .shownFigures(
                        "80% interval",
                        page -> page.ratio()
                                .map(ratio -> new Text(CheckVerdict.interval(ratio)))
                                .orElse(Columns.NONE))
                .value("off", boolean.class, PageScores::isOff)
                .shown("off", page -> new Text(page.isOff() ? "yes" : ""));
        return losses(columns, PageScores::scores);
    }

    private static <R> Columns<R> predicted(Columns<R> columns, Function<R, Scores> of) {
        return columns.whole("messages", "messages", row -> of.apply(row).messages())
                .figure("predicted", "predicted", Unit.DOLLARS, row -> of.apply(row)
                        .predicted());
    }

    private static <R> Columns<R> earned(Columns<R> columns, Function<R, Scores> of) {
        return columns.figure(
                        "earned", "earned", Unit.DOLLARS, row -> of.apply(row).earned())
                .optionalFigure(
                        "ratio", "ratio", Unit.MEAN, row -> of.apply(row).ratio());
    }

    private static <R> Columns<R> losses(Columns<R> columns, Function<R, Scores> of) {
        return columns.figure(
                        "log_loss", "log loss", Unit.MEAN, row -> of.apply(row).model())
                .figure("log_loss_tier_mean", "tier mean", Unit.MEAN, row -> of.apply(row)
                        .tierMean())
                .figure("log_loss_own_captions", "own captions", Unit.MEAN, row -> of.apply(row)
                        .ownCaptions())
                .figure("inside", "inside", Unit.SHARE, row -> of.apply(row).inside());
    }

    private static OptionalDouble bound(WeekScores week, Function<RevenueInterval, Double> end) {
        return optional(week.interval().map(end));
    }

    private static OptionalDouble bound(Optional<Ratio> ratio, Function<Ratio.Interval, Double> end) {
        return optional(
                ratio.map(known -> known.interval(CheckReport.CONFIDENCE)).map(end));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The whole check as one object. Money is in dollars, to the cent. */
    static Map<String, Object> json(CheckReport report) {
        return document().json(report);
    }

    /** The keys of that object. */
    public static Columns<CheckReport> document() {
        return new Columns<CheckReport>(
                        "",
                        "How well the model would have predicted past weeks. Log losses are binomial, beyond that of "
                                + "perfect predictions, in nats per 1,000 viewers; ratio is predicted over earned; "
                                + "inside is the share of purchases inside their 80% intervals.")
                .value("as_of", String.class, report -> report.asOf().toString())
                .value("start_date", String.class, report -> report.start().toString())
                .whole("weeks", "", CheckReport::weeks)
                .whole("pages", "", CheckReport::pages)
                .list("verdict", String.class, report -> new CheckVerdict(report).sentences())
                .value("enough_data", boolean.class, CheckReport::isEnough)
                .object("total", TOTAL, report -> report)
                .objects("by_week", WEEKS, CheckReport::byWeek)
                .objects("calibration", CALIBRATION, CheckReport::deciles)
                .objects("by_page", PAGES, CheckReport::byPage)
                .object("left_out", LEFT_OUT, CheckReport::leftOut)
                .list("how_to_read", String.class, report -> new CheckVerdict(report).rules());
    }

    /** One row per week. */
    static Table weeks(CheckReport report) {
        return WEEKS.table("Weeks: revenue, log loss, and the share inside 80% intervals", report.byWeek());
    }

    static Table calibration(CheckReport report) {
        return CALIBRATION.table("Purchases per viewer, by predicted conversion", report.deciles());
    }

    static Table pages(CheckReport report) {
        return PAGES.table("Pages: revenue, log loss, and the share inside 80% intervals", report.byPage());
    }
}
