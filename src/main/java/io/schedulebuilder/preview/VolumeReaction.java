package io.schedulebuilder.preview;

import io.schedulebuilder.worth.VolumeEffect;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The change in expected revenue if viewers reacted to volume as in past weeks.
 *
 * @param change new minus old, in dollars
 * @param low lower end of its 95% interval, in dollars
 * @param high upper end, in dollars
 */
public record VolumeReaction(double change, double low, double high) {
    /** The reaction of a page; empty if its volume does not change, or if no weeks of different volume are known. */
    static Optional<VolumeReaction> of(PageComparison page) {
        double more = page.newRules().ppvs() - page.oldRules().ppvs();
        if (more == 0 || !page.revenueIsKnown()) {
            return Optional.empty();
        }
        return page.outlook()
                .usableVolume()
                .map(effect -> of(
                        effect,
                        more / usual(page, effect),
                        page.oldRules().expectedRevenue(),
                        page.newRules().expectedRevenue()));
    }

    /** @param more PPVs a week more, relative to the usual number */
    static VolumeReaction of(VolumeEffect effect, double more, double oldRevenue, double newRevenue) {
        double worst = effect.worst(more) * newRevenue - oldRevenue;
        double best = effect.best(more) * newRevenue - oldRevenue;
        return new VolumeReaction(
                effect.factor(more) * newRevenue - oldRevenue, Math.min(worst, best), Math.max(worst, best));
    }

    /** The volume that the effect is relative to; what the old rules send if the effect is that of all pages. */
    private static double usual(PageComparison page, VolumeEffect effect) {
        return page.outlook().volume().equals(Optional.of(effect))
                ? effect.usual()
                : Math.max(1, page.oldRules().ppvs());
    }

    /**
     * The reaction of all pages together, as if all were at the same end of their intervals; empty if no page has one. A
     * page without a reaction counts with its change.
     */
    static Optional<VolumeReaction> ofAll(List<PageComparison> pages) {
        return pages.stream().anyMatch(page -> of(page).isPresent())
                ? Optional.of(new VolumeReaction(
                        sum(pages, VolumeReaction::change),
                        sum(pages, VolumeReaction::low),
                        sum(pages, VolumeReaction::high)))
                : Optional.empty();
    }

    private static double sum(List<PageComparison> pages, ToDoubleFunction<VolumeReaction> end) {
        return pages.stream()
                .filter(PageComparison::revenueIsKnown)
                .mapToDouble(page -> of(page).map(end::applyAsDouble).orElse(page.change()))
                .sum();
    }
}
