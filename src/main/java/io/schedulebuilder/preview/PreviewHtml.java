package io.schedulebuilder.preview;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.report.ChangePlot;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.WeekPicture;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A preview as one page for a browser. */
public final class PreviewHtml {
    private static final int WEEKS_SHOWN = 3;
    private static final String ARROW = " \u2192 ";
    private static final String UNKNOWN = "unknown";

    private final RuleSetComparison comparison;
    private final PreviewVerdict verdict;
    private final List<PageComparison> changed;

    private PreviewHtml(RuleSetComparison comparison) {
        this.comparison = comparison;
        this.verdict = new PreviewVerdict(comparison);
        this.changed =
                comparison.changedPages().stream().sorted(mostChangedFirst()).toList();
    }

    /** Writes a preview. Does not close the writer. */
    public static void write(RuleSetComparison comparison, Writer out) {
        new PreviewHtml(comparison).page().write(out);
    }

    /** The order in which a person wants to read pages: what changes most, then by name. */
    public static Comparator<PageComparison> mostChangedFirst() {
        return Comparator.comparing(PageComparison::policyChanges)
                .thenComparingDouble(page -> Math.abs(page.change()))
                .reversed()
                .thenComparing(PageComparison::page);
    }

    private ReportPage page() {
        List<Node> body = new ArrayList<>();
        body.add(Element.of("p", verdict.sentence()).styled("verdict"));
        body.add(facts());
        if (!changed.isEmpty()) {
            body.add(Element.of("h2", "Change by page"));
            body.add(plot());
        }
        if (!comparison.pages().isEmpty()) {
            body.add(Element.of("h2", "Pages"));
            body.add(table());
        }
        if (!comparison.failures().isEmpty()) {
            body.add(Element.of("h2", "Pages that could not be planned").styled("failed"));
            body.add(failures());
        }
        if (!changed.isEmpty()) {
            body.add(Element.of("h2", "The weeks that change most"));
            body.add(Element.of("p", "A full dot is a PPV, an open one a bump.").styled("faint"));
            changed.stream().limit(WEEKS_SHOWN).map(PreviewHtml::weeks).forEach(body::addAll);
        }
        body.add(Element.of("h2", "How to read this"));
        body.add(Element.of("ul")
                .containing(verdict.rules().stream()
                        .map(rule -> Element.of("li", rule))
                        .toList()));
        return new ReportPage("New rules against old: the week from " + comparison.start(), body);
    }

    private Element facts() {
        return Element.of("dl")
                .containing(fact("New rules", comparison.newRules()))
                .containing(fact("Old rules", comparison.oldRules() + " (the referee)"))
                .containing(fact(
                        "Planned with", Counted.of(comparison.seeds(), "seed") + ", " + comparison.solverConfig()));
    }

    private static List<Element> fact(String term, String words) {
        return List.of(Element.of("dt", term), Element.of("dd", words));
    }

    private Element plot() {
        ChangePlot plot =
                ChangePlot.ofDollars("Expected revenue, new less old. A full dot is beyond the band of noise, "
                        + "an open one within it. Unchanged pages are left out.");
        changed.stream()
                .filter(PageComparison::revenueIsKnown)
                .forEach(page -> plot.row(page.page().value(), page.change(), page.seedNoise(), page.isBeyondNoise()));
        return plot.element();
    }

    private Element table() {
        Table table = Table.of("A week of each page: old rules" + ARROW + "new rules")
                .words("Page")
                .words("Tier, zone")
                .figures("PPVs")
                .figures("Bumps")
                .figures("Unplaced")
                .figures("Expected revenue")
                .figures("Change")
                .figures("%")
                .figures("Noise")
                .words("Beyond noise");
        comparison.pages().stream().sorted(mostChangedFirst()).forEach(page -> table.row(cells(page)));
        PreviewJson.Total total = PreviewJson.total(comparison);
        return table.total(
                        new Text("All " + total.pages()),
                        new Text(""),
                        pair(total.oldRules().ppvs(), total.newRules().ppvs()),
                        pair(total.oldRules().bumps(), total.newRules().bumps()),
                        pair(total.oldRules().unplaced(), total.newRules().unplaced()),
                        dollarPair(
                                Optional.of(total.oldRules().expectedRevenue()),
                                Optional.of(total.newRules().expectedRevenue())),
                        signedDollars(Optional.of(total.change())),
                        percent(total.changePercent()),
                        new Text(""),
                        new Text(total.beyondNoise() ? "yes" : "no"))
                .element();
    }

    private static Node[] cells(PageComparison compared) {
        PreviewJson.Page page = PreviewJson.page(compared);
        PreviewJson.Plans before = page.oldRules();
        PreviewJson.Plans after = page.newRules();
        return new Node[] {
            new Text(page.pageName()),
            new Text(tierAndZone(before) + (compared.isMoved() ? ARROW + tierAndZone(after) : "")),
            pair(before.ppvs(), after.ppvs()),
            pair(before.bumps(), after.bumps()),
            pair(before.unplaced(), after.unplaced()),
            dollarPair(before.expectedRevenue(), after.expectedRevenue()),
            signedDollars(page.change()),
            percent(page.changePercent()),
            page.seedNoise()
                    .<Node>map(noise -> Table.figure(noise, Figures.dollars(noise.doubleValue())))
                    .orElseGet(() -> new Text(UNKNOWN)),
            new Text(compared.policyChanges() ? page.beyondNoise() ? "yes" : "no" : "unchanged")
        };
    }

    private static String tierAndZone(PreviewJson.Plans plans) {
        return plans.tier() + " " + plans.zone();
    }

    private static Element pair(BigDecimal before, BigDecimal after) {
        return pair(before, before.toPlainString(), after, after.toPlainString());
    }

    private static Node dollarPair(Optional<BigDecimal> before, Optional<BigDecimal> after) {
        return before.<Node>flatMap(old -> after.map(
                        now -> pair(old, Figures.dollars(old.doubleValue()), now, Figures.dollars(now.doubleValue()))))
                .orElseGet(() -> new Text(UNKNOWN));
    }

    /** Both figures, or one where they are the same. */
    private static Element pair(BigDecimal before, String shownBefore, BigDecimal after, String shownAfter) {
        Element span = Element.of("span", Table.figure(before, shownBefore));
        return before.compareTo(after) == 0 ? span : span.containing(new Text(ARROW), Table.figure(after, shownAfter));
    }

    private static Node signedDollars(Optional<BigDecimal> change) {
        return change.<Node>map(dollars -> Table.figure(dollars, Figures.signedDollars(dollars.doubleValue())))
                .orElseGet(() -> new Text(UNKNOWN));
    }

    private static Node percent(Optional<BigDecimal> percent) {
        return percent.<Node>map(value ->
                        Table.figure(value, Figures.signedPercent(OptionalDouble.of(value.doubleValue() / 100))))
                .orElseGet(() -> new Text(Figures.signedPercent(OptionalDouble.empty())));
    }

    private Element failures() {
        Table table = Table.of("Nothing of these pages is in the totals")
                .words("Page")
                .words("Why");
        comparison
                .failures()
                .forEach(failure -> table.row(
                        new Text(failure.page().value()),
                        Element.of("span", failure.reason()).styled("wrapped")));
        return table.element();
    }

    private static List<Node> weeks(PageComparison page) {
        ActiveHours hours = bothHours(page);
        return List.of(
                Element.of("h3", page.page().value()),
                Element.of(
                                "div",
                                week(page, "Old rules", page.oldRules(), hours),
                                week(page, "New rules", page.newRules(), hours))
                        .styled("pair"));
    }

    private static Element week(PageComparison page, String rules, PagePlans plans, ActiveHours hours) {
        PricedWeek first = plans.weeks().get(0);
        String words = rules + ", seed " + first.seed() + ": "
                + Counted.of(first.count(MessageType.PPV), "PPV") + ", "
                + Counted.of(first.count(MessageType.BUMP), "bump") + ", "
                + (page.revenueIsKnown() ? Figures.dollars(first.expectedRevenue()) : UNKNOWN) + " expected";
        return Element.of(
                "figure",
                Element.of("figcaption", words),
                WeekPicture.of(page.horizon(), hours, first.messages(), page.page() + ", " + words));
    }

    /** One clock for both pictures. */
    private static ActiveHours bothHours(PageComparison page) {
        ActiveHours before = page.oldRules().policy().activeHours();
        ActiveHours after = page.newRules().policy().activeHours();
        return new ActiveHours(
                Math.min(before.openMinute(), after.openMinute()), Math.max(before.closeMinute(), after.closeMinute()));
    }
}
