package io.schedulebuilder.preview;

import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Columns.Output;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.Unit;
import io.schedulebuilder.selection.MixOutlook;
import io.schedulebuilder.worth.VolumeEffect;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The columns of what pages' histories say about volume and price mix. */
final class OutlookColumns {
    private static final double TENTH = 0.1;

    /** A page whose history has weeks of different volume. */
    private record Volume(PageComparison page, VolumeEffect effect) {
        static Optional<Volume> of(PageComparison page) {
            return page.outlook().usableVolume().map(effect -> new Volume(page, effect));
        }

        boolean isOwn() {
            return page.outlook().volume().equals(Optional.of(effect));
        }

        OptionalDouble reaction(ToDoubleFunction<VolumeReaction> end) {
            return VolumeReaction.of(page)
                    .map(reaction -> OptionalDouble.of(end.applyAsDouble(reaction)))
                    .orElse(OptionalDouble.empty());
        }
    }

    /** A page whose price mix could move. */
    private record Mix(PageComparison page, MixOutlook outlook) {
        static Optional<Mix> of(PageComparison page) {
            return page.revenueIsKnown() ? page.outlook().mix().map(mix -> new Mix(page, mix)) : Optional.empty();
        }
    }

    private static final Columns<Volume> VOLUMES = new Columns<Volume>(
                    "Volume",
                    "What viewers did in weeks of different volume; volumes of all pages are relative to the usual.")
            .shown("page", volume -> new Text(volume.page().page().value()))
            .text("source", "weeks of", volume -> volume.isOwn() ? "this page" : "all pages")
            .whole("weeks", "weeks", volume -> volume.effect().weeks())
            .figure("fewest_ppvs", "fewest PPVs", Unit.MEAN, volume -> volume.effect()
                    .fewest())
            .figure("most_ppvs", "most PPVs", Unit.MEAN, volume -> volume.effect()
                    .most())
            .figure(
                    "percent_per_tenth",
                    "bought per view at +10% PPVs",
                    Unit.CHANGE_SHARE,
                    volume -> volume.effect().factor(TENTH) - 1)
            .figure(
                    "percent_per_tenth_low",
                    "low",
                    Unit.CHANGE_SHARE,
                    volume -> volume.effect().worst(TENTH) - 1)
            .figure(
                    "percent_per_tenth_high",
                    "high",
                    Unit.CHANGE_SHARE,
                    volume -> volume.effect().best(TENTH) - 1)
            .optionalFigure(
                    "change",
                    "change if they react",
                    Unit.CHANGE_DOLLARS,
                    volume -> volume.reaction(VolumeReaction::change))
            .optionalFigure("change_low", "low", Unit.CHANGE_DOLLARS, volume -> volume.reaction(VolumeReaction::low))
            .optionalFigure(
                    "change_high", "high", Unit.CHANGE_DOLLARS, volume -> volume.reaction(VolumeReaction::high));

    private static final Columns<Mix> MIXES = new Columns<Mix>(
                    "MixOutlook", "What the page's first week would earn more if its price mix could move ten points.")
            .shown("page", mix -> new Text(mix.page().page().value()))
            .byName("asked", mix -> shares(mix.outlook().asked()))
            .byName("moved", mix -> shares(mix.outlook().moved()))
            .shown("asked", mix -> new Text(mix.outlook().asked().percents()))
            .shown("moved", mix -> new Text(mix.outlook().moved().percents()))
            .figure("gain", "gain", Unit.CHANGE_DOLLARS, mix -> mix.outlook().gain())
            .figure("gain_low", "low", Unit.CHANGE_DOLLARS, mix -> mix.outlook().low())
            .figure("gain_high", "high", Unit.CHANGE_DOLLARS, mix -> mix.outlook()
                    .high())
            .whole("tier_messages", "tier messages", mix -> mix.page().outlook().tierMessages())
            .value("recommended", boolean.class, mix -> mix.page().outlook().recommendsBounds())
            .shown("recommended", mix -> new Text(mix.page().outlook().recommendsBounds() ? "yes" : "no"));

    private OutlookColumns() {}

    private static Map<String, BigDecimal> shares(PriceMix mix) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        mix.shares().forEach((tier, share) -> shares.put(tier.label(), share));
        return shares;
    }

    /** Adds both to a page's JSON object; null where history says nothing. */
    static Columns<PageComparison> addTo(Columns<PageComparison> pages) {
        return pages.in(Output.JSON)
                .optionalObject("volume", VOLUMES, Volume::of)
                .optionalObject("price_mix_bounds", MIXES, Mix::of);
    }

    /** What viewers of each page did in weeks of different volume. */
    static Table volumes(RuleSetComparison comparison) {
        return VOLUMES.table(
                "Purchases per view in weeks with more PPVs, with 95% intervals",
                comparison.pages().stream()
                        .flatMap(page -> Volume.of(page).stream())
                        .toList());
    }

    /** What each page's price mix would earn if it could move. */
    static Table mixes(RuleSetComparison comparison) {
        return MIXES.table(
                "The first week's gain, with 95% intervals",
                comparison.pages().stream()
                        .flatMap(page -> Mix.of(page).stream())
                        .toList());
    }
}
