package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The result of a preview in sentences, the same in every output. */
public record PreviewVerdict(RuleSetComparison comparison) {
    private static final double LEAST_CHANGE = 0.05;

    /** The result in a sentence. */
    public String sentence() {
        int pages = comparison.pages().size();
        int changed = comparison.changedPages().size();
        if (pages == 0) {
            return "No page could be planned.";
        }
        if (changed == 0) {
            return "No difference: the new rules set the same values for " + allOf(pages) + ".";
        }
        List<String> parts = new ArrayList<>();
        add(parts, difference(PagePlans::ppvs), "PPV");
        add(parts, difference(PagePlans::bumps), "bump");
        String sends = parts.isEmpty() ? "send as many messages" : "send " + String.join(" and ", parts) + " a week";
        String where = " on " + changed + " of " + Counted.of(pages, "page");
        double unplaced = difference(PagePlans::unplaced);
        String left = Math.abs(unplaced) < LEAST_CHANGE ? "" : ", leave " + more(unplaced, "message") + " unplaced";
        return "The new rules " + sends + where + left + " and " + earns();
    }

    /** How to read the figures: scoring rules, noise, and what is not included. */
    public List<String> rules() {
        return List.of(
                "Scoring rules: the old rules price every plan with their hour factors and evidence half-life, no matter "
                        + "which rules made it.",
                "A page's change is beyond noise when its mean is larger than the largest difference between any two of its "
                        + Counted.of(comparison.seeds(), "seed") + " under the same rules.",
                String.format(
                        Locale.ROOT,
                        "The total is beyond noise when its %.0f%% interval does not include 0. It is a paired t interval "
                                + "over pages and seeds in which only the seed varies.",
                        100 * TotalChange.CONFIDENCE),
                "Each message is priced by itself: what a rested audience buys later is not included. Each page is planned "
                        + "independently of the others.");
    }

    private String earns() {
        TotalChange total = comparison.total();
        String interval = " (95% interval " + Figures.signedDollars(total.low()) + " to "
                + Figures.signedDollars(total.high()) + ").";
        String change = total.change() == 0
                ? "earn the same"
                : "earn " + Figures.dollars(Math.abs(total.change())) + (total.change() < 0 ? " less (" : " more (")
                        + Figures.signedPercent(total.changeShare()) + ")";
        return total.isBeyondNoise()
                ? change + ", which is more than seed noise" + interval
                : change + ", which is within seed noise" + interval;
    }

    private double difference(ToDoubleFunction<PagePlans> figure) {
        return comparison.newTotal(figure) - comparison.oldTotal(figure);
    }

    private static void add(List<String> parts, double difference, String noun) {
        if (Math.abs(difference) >= LEAST_CHANGE) {
            parts.add(more(difference, noun));
        }
    }

    private static String more(double difference, String noun) {
        String count = Figures.count(Math.abs(difference));
        return Counted.of(count, (difference < 0 ? "fewer " : "more ") + noun);
    }

    private static String allOf(int pages) {
        return pages == 1 ? "the page" : "all " + pages + " pages";
    }
}
