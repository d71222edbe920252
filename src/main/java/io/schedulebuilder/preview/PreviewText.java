package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A preview for a terminal: a line a page, what changes most first, then the totals, the verdict and how to read it. */
final class PreviewText {
    private static final String ARROW = " \u2192 ";
    private static final List<String> HEADINGS = List.of(
            "page",
            "tier, zone",
            "PPVs",
            "bumps",
            "unplaced",
            "expected revenue",
            "change",
            "%",
            "noise",
            "beyond noise");

    /** Columns from PPVs to noise. */
    private static final Set<Integer> FIGURES = Set.of(2, 3, 4, 5, 6, 7, 8);

    private final RuleSetComparison comparison;

    PreviewText(RuleSetComparison comparison) {
        this.comparison = comparison;
    }

    String text() {
        PreviewVerdict verdict = new PreviewVerdict(comparison);
        StringBuilder text = new StringBuilder();
        comparison.data().filter(DataState::isStale).ifPresent(state -> text.append("Warning: ")
                .append(state.warning())
                .append(".\n\n"));
        text.append(String.format(
                Locale.ROOT,
                "Week from %s under new rules %s, against old rules %s; %s, %s.%n%n",
                comparison.start(),
                comparison.newRules(),
                comparison.oldRules(),
                Counted.of(comparison.seeds(), "seed"),
                comparison.solverConfig()));
        if (!comparison.pages().isEmpty()) {
            text.append(table()).append('\n');
        }
        text.append(verdict.sentence()).append('\n').append('\n');
        verdict.rules().forEach(rule -> text.append(rule).append('\n'));
        comparison.data().flatMap(DataState::line).ifPresent(line -> text.append(line)
                .append('\n'));
        return text.toString();
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        comparison.pages().stream()
                .sorted(PreviewHtml.mostChangedFirst())
                .map(PreviewText::row)
                .forEach(rows::add);
        rows.add(totals());
        return TextTable.of(rows, "", FIGURES);
    }

    private static List<String> row(PageComparison page) {
        PagePlans before = page.oldRules();
        PagePlans after = page.newRules();
        return List.of(
                page.page().value(),
                tierAndZone(before) + (page.isMoved() ? ARROW + tierAndZone(after) : ""),
                pair(Figures.count(before.ppvs()), Figures.count(after.ppvs())),
                pair(Figures.count(before.bumps()), Figures.count(after.bumps())),
                pair(Figures.count(before.unplaced()), Figures.count(after.unplaced())),
                page.revenueIsKnown()
                        ? pair(Figures.dollars(before.expectedRevenue()), Figures.dollars(after.expectedRevenue()))
                        : "unknown",
                page.revenueIsKnown() ? Figures.signedDollars(page.change()) : "",
                page.revenueIsKnown() ? Figures.signedPercent(page.changeShare()) : "",
                page.revenueIsKnown() ? Figures.dollars(page.seedNoise()) : "",
                page.policyChanges() ? yesOrNo(page.isBeyondNoise()) : "unchanged");
    }

    private List<String> totals() {
        TotalChange total = comparison.total();
        return List.of(
                "all " + comparison.pages().size(),
                "",
                sums(PagePlans::ppvs),
                sums(PagePlans::bumps),
                sums(PagePlans::unplaced),
                pair(Figures.dollars(total.oldRevenue()), Figures.dollars(total.newRevenue())),
                Figures.signedDollars(total.change()),
                Figures.signedPercent(total.changeShare()),
                "",
                yesOrNo(total.isBeyondNoise()));
    }

    private String sums(ToDoubleFunction<PagePlans> figure) {
        return pair(Figures.count(comparison.oldTotal(figure)), Figures.count(comparison.newTotal(figure)));
    }

    private static String tierAndZone(PagePlans plans) {
        return plans.policy().tier() + " " + plans.policy().zone();
    }

    /** Both, or one where they are the same. */
    private static String pair(String before, String after) {
        return before.equals(after) ? before : before + ARROW + after;
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }
}
