package io.schedulebuilder.preview;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.report.ChangePlot;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Sections;
import io.schedulebuilder.report.WeekPicture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a preview as one HTML page. */
public final class PreviewHtml {
    private static final int WEEKS_SHOWN = 3;
    private static final String UNKNOWN = "unknown";

    private PreviewHtml() {}

    /** The HTML page. */
    public static ReportPage page(RuleSetComparison comparison) {
        PreviewVerdict verdict = new PreviewVerdict(comparison);
        List<PageComparison> changed = comparison.changedPages().stream()
                .sorted(PageComparison.MOST_CHANGED_FIRST)
                .toList();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("New rules", comparison.newRules());
        facts.put("Old rules", comparison.oldRules() + " (these price every plan)");
        facts.put("Planned with", Counted.of(comparison.seeds(), "seed") + ", " + comparison.solverConfig());
        List<Node> weeks = new ArrayList<>();
        changed.stream().limit(WEEKS_SHOWN).map(PreviewHtml::weeks).forEach(weeks::addAll);
        if (!weeks.isEmpty()) {
            weeks.add(
                    0,
                    Element.of("p", "Filled dots are PPVs, open dots are bumps.")
                            .styled("faint"));
        }
        return new Sections()
                .paragraph("verdict", verdict.sentence())
                .facts(facts)
                .section("Change by page", changed.isEmpty() ? List.of() : List.of(plot(changed)))
                .table("Pages", PreviewColumns.pages(comparison))
                .list("What the dollars assume", new PreviewAssumptions(comparison).sentences())
                .table("If audiences react to volume", OutlookColumns.volumes(comparison))
                .table("If the price mix could move", OutlookColumns.mixes(comparison))
                .table("Pages that could not be planned", PreviewColumns.failures(comparison))
                .section("The weeks that change most", weeks)
                .list("How to read this", verdict.rules())
                .page("New rules compared with old: week of " + comparison.start());
    }

    private static Element plot(List<PageComparison> changed) {
        ChangePlot plot =
                new ChangePlot("Expected revenue, new minus old. A filled dot is outside the noise band, an open "
                        + "dot inside it. Unchanged pages are not shown.");
        changed.stream()
                .filter(PageComparison::revenueIsKnown)
                .forEach(page -> plot.row(page.page().value(), page.change(), page.seedNoise(), page.isBeyondNoise()));
        return plot.element();
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

    /** Hours that cover both rule sets' active hours, so that both pictures have the same scale. */
    private static ActiveHours bothHours(PageComparison page) {
        ActiveHours before = page.oldRules().policy().activeHours();
        ActiveHours after = page.newRules().policy().activeHours();
        return new ActiveHours(
                Math.min(before.openMinute(), after.openMinute()), Math.max(before.closeMinute(), after.closeMinute()));
    }
}
