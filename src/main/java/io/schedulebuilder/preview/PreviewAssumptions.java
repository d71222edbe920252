package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.worth.VolumeEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a preview's dollars assume about audiences, and what history says about it, in sentences. */
record PreviewAssumptions(RuleSetComparison comparison) {
    private static final double TENTH = 0.1;

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "The dollars assume that audiences do not react to volume: a page that sends more PPVs sells as much "
                        + "with each of them.");
        sentences.add(history());
        if (changesVolume()) {
            sentences.add(reaction());
        } else if (!comparison.changedPages().isEmpty()) {
            sentences.add("Both rule sets send as many PPVs to each page, so this does not matter here.");
        }
        sentences.addAll(mix());
        return List.copyOf(sentences);
    }

    private boolean changesVolume() {
        return comparison.pages().stream()
                .anyMatch(page -> page.oldRules().ppvs() != page.newRules().ppvs());
    }

    /** All pages have the same market, so the first one that knows it speaks for all. */
    private String history() {
        Optional<VolumeEffect> pooled = comparison.pages().stream()
                .flatMap(page -> page.outlook().volumeOfAllPages().stream())
                .findFirst();
        if (pooled.isEmpty()) {
            return "History cannot tell whether they do: no page has five weeks with three PPVs or more.";
        }
        VolumeEffect effect = pooled.get();
        if (!effect.hasDifferentWeeks()) {
            return "History cannot tell whether they do: all weeks had nearly the same volume.";
        }
        return "History: in weeks with 10% more PPVs than usual, viewers bought " + moreOrLess(effect.factor(TENTH) - 1)
                + " per view (95% interval " + percent(effect.worst(TENTH) - 1) + " to "
                + percent(effect.best(TENTH) - 1) + "; " + Counted.of(effect.weeks(), "week")
                + " of all pages, from " + Math.round(100 * effect.fewest()) + "% to "
                + Math.round(100 * effect.most()) + "% of their usual volume).";
    }

    private String reaction() {
        return VolumeReaction.ofAll(comparison.pages())
                .map(total -> "If they react as they did, the change is " + Figures.signedDollars(total.change())
                        + " instead of "
                        + Figures.signedDollars(comparison.total().change()) + " (95% interval "
                        + Figures.signedDollars(total.low()) + " to " + Figures.signedDollars(total.high()) + ").")
                .orElse(
                        "So nothing shows whether the change of volume earns what the table says. Try it on a few pages "
                                + "first.");
    }

    private List<String> mix() {
        List<PageComparison> recommended = comparison.pages().stream()
                .filter(page -> page.outlook().recommendsBounds())
                .toList();
        if (recommended.isEmpty()) {
            boolean possible = comparison.pages().stream()
                    .anyMatch(page -> page.outlook().mix().isPresent());
            return possible
                    ? List.of(
                            "policy.priceMixBounds is not recommended for any page: the interval of its gain includes $0, or the "
                                    + "page sent fewer than " + PageOutlook.STRONG_EVIDENCE
                                    + " PPVs of a price tier in 90 days.")
                    : List.of();
        }
        List<String> sentences = new ArrayList<>();
        recommended.forEach(page -> page.outlook()
                .mix()
                .ifPresent(mix -> sentences.add("Recommended for " + page.page() + ": policy.priceMixBounds. Price mix "
                        + mix.moved().percents() + " instead of " + mix.asked().percents()
                        + " is expected to earn " + Figures.dollars(mix.gain())
                        + " more in the first week (95% interval "
                        + Figures.signedDollars(mix.low()) + " to " + Figures.signedDollars(mix.high()) + ").")));
        sentences.add(
                "These gains assume that the audience buys from each price tier as it did, also when it sees more of "
                        + "it. The interval is how uncertain the tiers' levels are on the page.");
        return sentences;
    }

    private static String moreOrLess(double share) {
        return Figures.percent(Math.abs(share)) + (share < 0 ? " less" : " more");
    }

    private static String percent(double share) {
        return Figures.signedPercent(OptionalDouble.of(share));
    }
}
