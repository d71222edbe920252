package io.schedulebuilder.domain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a week's price mix moved within the bounds that rules set.
 *
 * @param week of the horizon, from 1
 * @param ppvs the week's PPVs
 * @param asked the mix that the rules set
 * @param before the mix that this one moved from
 * @param source where {@code before} comes from
 * @param bounds of the rules
 * @param used the mix of this week
 * @param last the expected revenue of the last caption of each price tier that the week has PPVs for, in dollars; a
 *     tier without such a caption is absent
 * @param next the expected revenue of the caption after that
 */
public record PriceMixMove(
        int week,
        int ppvs,
        PriceMix asked,
        PriceMix before,
        Source source,
        PriceMixBounds bounds,
        PriceMix used,
        Map<PriceTier, Double> last,
        Map<PriceTier, Double> next) {
    /** Where the mix comes from that a week's mix moves from. */
    public enum Source {
        SENT("the page sent %s in the 28 days before as-of"),
        LAST_WEEK("the week before has %s"),
        RULES("the page sent no PPV in the 28 days before as-of, so it starts at %s");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

    /** PPVs by price tier. */
    public Map<PriceTier, Integer> counts() {
        return used.counts(ppvs);
    }

    /** The move and its reason in two sentences. */
    public String sentence() {
        String where = bounds.allow(used) ? " within its bounds" : " toward its bounds";
        String moved = used.percents().equals(asked.percents())
                ? "Price mix " + asked.percents() + " stays as the rules set it" + where
                : "Price mix " + asked.percents() + " moved to " + used.percents() + where;
        return moved + tradeoff().map(text -> ": " + text).orElse("") + ". A share moves by at most ten points a week; "
                + String.format(Locale.ROOT, source.words, before.percents()) + ".";
    }

    /** What the tier that gained most adds, and what the tier that lost most leaves out. */
    private Optional<String> tradeoff() {
        Map<PriceTier, Integer> now = counts();
        Map<PriceTier, Integer> then = asked.counts(ppvs);
        Comparator<PriceTier> byGain =
                Comparator.comparing(tier -> now.getOrDefault(tier, 0) - then.getOrDefault(tier, 0));
        PriceTier gained = PriceTier.PAID.stream().max(byGain).orElseThrow();
        PriceTier lost = PriceTier.PAID.stream().min(byGain).orElseThrow();
        Optional<Double> added = Optional.ofNullable(last.get(gained));
        Optional<Double> left = Optional.ofNullable(next.get(lost));
        return byGain.compare(gained, lost) == 0 || added.isEmpty() || left.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the last %s caption is expected to earn $%,.2f, the next %s caption%s $%,.2f",
                        gained.label(),
                        added.get(),
                        lost.label(),
                        added.get() < left.get() ? ", which the limits keep out," : "",
                        left.get()));
    }
}
