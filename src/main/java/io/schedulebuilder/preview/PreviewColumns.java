package io.schedulebuilder.preview;

import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Columns.Output;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.Unit;
import io.schedulebuilder.schedule.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All columns of a preview. What JSON, CSV, HTML and the terminal show is declared here, once. */
public final class PreviewColumns {
    private static final String ARROW = " \u2192 ";
    private static final Text UNKNOWN = new Text("unknown");

    /** A figure of each rule set's plans. */
    private record Figure(String key, String label, Unit unit, Function<PagePlans, OptionalDouble> of) {
        static Figure count(String key, String label, ToDoubleFunction<PagePlans> of) {
            return new Figure(key, label, Unit.COUNT, side -> OptionalDouble.of(of.applyAsDouble(side)));
        }

        double sum(List<PagePlans> sides) {
            return sides.stream().map(of).mapToDouble(value -> value.orElse(0)).sum();
        }

        Node pair(OptionalDouble before, OptionalDouble after) {
            if (before.isEmpty() || after.isEmpty()) {
                return UNKNOWN;
            }
            Element old = unit.figure(before.getAsDouble());
            Element now = unit.figure(after.getAsDouble());
            return old.characters().equals(now.characters()) ? old : Element.of("span", old, new Text(ARROW), now);
        }
    }

    private static final List<Figure> COUNTS = List.of(
            Figure.count("ppvs", "PPVs", PagePlans::ppvs),
            Figure.count("bumps", "bumps", PagePlans::bumps),
            Figure.count("unplaced", "unplaced", PagePlans::unplaced));

    private static final Figure REVENUE =
            new Figure("expected_revenue", "expected revenue", Unit.DOLLARS, PagePlans::knownRevenue);

    private static final List<Figure> FIGURES =
            Stream.concat(COUNTS.stream(), Stream.of(REVENUE)).toList();

    private static final Columns<PagePlans> PLANS = plans();
    private static final Columns<List<PagePlans>> SUMS = sums();
    private static final Columns<PageComparison> PAGES = pages();

    private static final Columns<PageFailure> FAILURES = new Columns<PageFailure>(
                    "Failure", "A page that could not be planned.")
            .text("page_name", "page", failure -> failure.page().value())
            .value("reason", String.class, PageFailure::reason)
            .shown("reason", failure -> Element.of("span", failure.reason()).styled("wrapped"));

    private static final Columns<RuleSetComparison> TOTAL = new Columns<RuleSetComparison>(
                    "Total", "All planned pages together; changeLow and changeHigh bound the change.")
            .whole("pages", "", comparison -> comparison.pages().size())
            .whole("changed_pages", "", comparison -> comparison.changedPages().size())
            .object("old_rules", SUMS, PreviewColumns::before)
            .object("new_rules", SUMS, PreviewColumns::after)
            .figure("change", "", Unit.CHANGE_DOLLARS, comparison -> comparison
                    .total()
                    .change())
            .optionalFigure("change_percent", "", Unit.CHANGE_SHARE, comparison -> comparison
                    .total()
                    .changeShare())
            .figure("change_low", "", Unit.CHANGE_DOLLARS, comparison -> comparison
                    .total()
                    .low())
            .figure("change_high", "", Unit.CHANGE_DOLLARS, comparison -> comparison
                    .total()
                    .high())
            .value("beyond_noise", boolean.class, comparison -> comparison
                    .total()
                    .isBeyondNoise())
            .optionalFigure("change_if_they_react", "", Unit.CHANGE_DOLLARS, reaction(VolumeReaction::change))
            .optionalFigure("change_if_they_react_low", "", Unit.CHANGE_DOLLARS, reaction(VolumeReaction::low))
            .optionalFigure("change_if_they_react_high", "", Unit.CHANGE_DOLLARS, reaction(VolumeReaction::high));

    private PreviewColumns() {}

    private static Function<RuleSetComparison, OptionalDouble> reaction(ToDoubleFunction<VolumeReaction> end) {
        return comparison -> VolumeReaction.ofAll(comparison.pages())
                .map(total -> OptionalDouble.of(end.applyAsDouble(total)))
                .orElse(OptionalDouble.empty());
    }

    private static Columns<PagePlans> plans() {
        Columns<PagePlans> plans = new Columns<PagePlans>("Plans", "One rule set's plans of a page.")
                .value("tier", String.class, side -> side.policy().tier().name())
                .value("zone", String.class, side -> side.policy().zone().name());
        COUNTS.forEach(figure -> plans.figure(
                figure.key(), "", figure.unit(), side -> figure.of().apply(side).orElseThrow()));
        return plans.optionalFigure(REVENUE.key(), "", REVENUE.unit(), PagePlans::knownRevenue)
                .list("expected_revenue_by_seed", BigDecimal.class, side -> side.weeks().stream()
                        .filter(week -> side.priced())
                        .map(PricedWeek::expectedRevenue)
                        .map(Unit.DOLLARS::rounded)
                        .toList());
    }

    private static Columns<List<PagePlans>> sums() {
        Columns<List<PagePlans>> sums = new Columns<>("Sums", "One rule set's plans of all pages.");
        FIGURES.forEach(figure -> sums.figure(figure.key(), "", figure.unit(), figure::sum));
        return sums;
    }

    private static Columns<PageComparison> pages() {
        Columns<PageComparison> pages = new Columns<PageComparison>(
                        "Page", "One page; money is null if the page has no data to estimate it.")
                .text("page_name", "page", page -> page.page().value())
                .in(Output.CSV)
                .value("start_date", String.class, page -> page.horizon()
                        .start()
                        .toString())
                .in(Output.JSON_AND_CSV)
                .value("status", String.class, page -> page.policyChanges() ? "changed" : "unchanged")
                .in(Output.JSON)
                .object("old_rules", PLANS, PageComparison::oldRules)
                .object("new_rules", PLANS, PageComparison::newRules)
                .in(Output.CSV)
                .value(
                        "old_tier",
                        String.class,
                        page -> page.oldRules().policy().tier().name())
                .value(
                        "new_tier",
                        String.class,
                        page -> page.newRules().policy().tier().name())
                .value(
                        "old_zone",
                        String.class,
                        page -> page.oldRules().policy().zone().name())
                .value(
                        "new_zone",
                        String.class,
                        page -> page.newRules().policy().zone().name())
                .shown(
                        "tier, zone",
                        page -> new Text(tierAndZone(page.oldRules())
                                + (page.isMoved() ? ARROW + tierAndZone(page.newRules()) : "")));
        for (Figure figure : FIGURES) {
            Function<PageComparison, OptionalDouble> before =
                    page -> figure.of().apply(page.oldRules());
            Function<PageComparison, OptionalDouble> after = page -> figure.of().apply(page.newRules());
            pages.optionalFigure("old_" + figure.key(), "", figure.unit(), before)
                    .optionalFigure("new_" + figure.key(), "", figure.unit(), after)
                    .shownFigures(figure.label(), page -> figure.pair(before.apply(page), after.apply(page)));
        }
        pages.in(Output.JSON_AND_CSV)
                .optionalFigure("change", "change", Unit.CHANGE_DOLLARS, page -> priced(page, page.change()))
                .optionalFigure(
                        "change_percent",
                        "%",
                        Unit.CHANGE_SHARE,
                        page -> page.revenueIsKnown() ? page.changeShare() : OptionalDouble.empty())
                .optionalFigure("seed_noise", "noise", Unit.DOLLARS, page -> priced(page, page.seedNoise()))
                .value("beyond_noise", boolean.class, PageComparison::isBeyondNoise)
                .shown(
                        "beyond noise",
                        page -> page.policyChanges() ? yesOrNo(page.isBeyondNoise()) : new Text("unchanged"))
                .in(Output.CSV)
                .value("reason", String.class, page -> "");
        return OutlookColumns.addTo(pages);
    }

    private static OptionalDouble priced(PageComparison page, double dollars) {
        return page.revenueIsKnown() ? OptionalDouble.of(dollars) : OptionalDouble.empty();
    }

    private static String tierAndZone(PagePlans plans) {
        return plans.policy().tier() + " " + plans.policy().zone();
    }

    private static List<PagePlans> before(RuleSetComparison comparison) {
        return comparison.pages().stream().map(PageComparison::oldRules).toList();
    }

    private static List<PagePlans> after(RuleSetComparison comparison) {
        return comparison.pages().stream().map(PageComparison::newRules).toList();
    }

    private static Text yesOrNo(boolean answer) {
        return new Text(answer ? "yes" : "no");
    }

    /** One row per page, failed pages last. */
    public static Stream<List<String>> csv(RuleSetComparison comparison) {
        return Stream.of(
                        Stream.of(PAGES.csvKeys()),
                        comparison.pages().stream().map(PAGES::csv),
                        comparison.failures().stream()
                                .map(failure -> PAGES.csv(Map.of(
                                        "page_name", failure.page().value(),
                                        "start_date", comparison.start().toString(),
                                        "status", "failed",
                                        "reason", failure.reason()))))
                .flatMap(rows -> rows);
    }

    /** The whole preview as one object. Money is in dollars, to the cent; messages are means over the seeds. */
    public static Map<String, Object> json(RuleSetComparison comparison) {
        return document().json(comparison);
    }

    /** The keys of that object. */
    public static Columns<RuleSetComparison> document() {
        return new Columns<RuleSetComparison>("", "The whole; referee names the rules that price every plan.")
                .value("new_rules", String.class, RuleSetComparison::newRules)
                .value("old_rules", String.class, RuleSetComparison::oldRules)
                .value("referee", String.class, comparison -> "old_rules")
                .value("solver_config", String.class, RuleSetComparison::solverConfig)
                .value("start_date", String.class, comparison -> comparison
                        .start()
                        .toString())
                .whole("seeds", "", RuleSetComparison::seeds)
                .value("verdict", String.class, comparison -> new PreviewVerdict(comparison).sentence())
                .optional("data", Plan.Data.class, comparison -> comparison
                        .data()
                        .map(state -> Plan.Data.of(state, Optional.empty())))
                .object("total", TOTAL, comparison -> comparison)
                .objects("pages", PAGES, RuleSetComparison::pages)
                .objects("failed", FAILURES, RuleSetComparison::failures)
                .list("assumptions", String.class, comparison -> new PreviewAssumptions(comparison).sentences())
                .list("how_to_read", String.class, comparison -> new PreviewVerdict(comparison).rules());
    }

    /** One row per page, those that change most first, then the totals. */
    public static Table pages(RuleSetComparison comparison) {
        Table table = PAGES.table(
                "A week of each page: old rules" + ARROW + "new rules",
                comparison.pages().stream()
                        .sorted(PageComparison.MOST_CHANGED_FIRST)
                        .toList());
        TotalChange total = comparison.total();
        List<Node> sums =
                new ArrayList<>(List.of(new Text("all " + comparison.pages().size()), new Text("")));
        FIGURES.forEach(figure -> sums.add(figure.pair(
                OptionalDouble.of(figure.sum(before(comparison))), OptionalDouble.of(figure.sum(after(comparison))))));
        sums.addAll(List.of(
                Unit.CHANGE_DOLLARS.figure(total.change()),
                total.changeShare().isPresent()
                        ? Unit.CHANGE_SHARE.figure(total.changeShare().getAsDouble())
                        : Columns.NONE,
                new Text(""),
                yesOrNo(total.isBeyondNoise())));
        return table.total(sums.toArray(Node[]::new));
    }

    /** Pages that could not be planned. */
    public static Table failures(RuleSetComparison comparison) {
        return FAILURES.table("These pages are not in the totals", comparison.failures());
    }
}
