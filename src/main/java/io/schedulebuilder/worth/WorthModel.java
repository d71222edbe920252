package io.schedulebuilder.worth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes viewers buy, learned from what all pages sent:
 *
 * <pre>
 * log((purchases + ½) / (viewers + 1)) = price tier + page + page × price tier + page × week + hour + hour × page
 *     + category × page + caption + caption × page − wear − load + noise
 * </pre>
 *
 * A send counts with the precision 1 / (σ² + 1 / (expected purchases + ½)), times its age's weight: sends differ by more
 * than the counting noise of their thousands of viewers. All effects are shrunk toward 0 by variances that are learned, too.
 * They are fitted in turn until they hardly change (backfitting: Hastie and Tibshirani, <em>Generalized Additive
 * Models</em>, 1990).
 */
final class WorthModel {
    private static final int SWEEPS = 15;
    private static final long DAY = 86_400;

    /** A page's level changes faster than what its captions are worth, which the rules' half-life is for. */
    private static final double LEVEL_HALF_LIFE_DAYS = 10;

    private static final double FAR_OFF = 3;

    private final Sends sends;
    private final long asOf;
    private final Map<Part, Grouping> groupings = new EnumMap<>(Part.class);
    private final Map<Part, GroupEffect> effects = new EnumMap<>(Part.class);
    private final CaptionEffect captions;
    private final Grouping ofTextAndPage;
    private final Wear wear;
    private final Load load;
    private final double[] residuals;
    /** By page: the mean of its recent weeks; the last number is of a new page. */
    private double[] usualWeeks = {};

    /** By page: the mean of its recent sends' hours; the last number is that of all pages. */
    private double[] usualHours = {};

    private Optional<VolumeEvidence> volume = Optional.empty();
    private double wearSlope = 0.1;
    private double loadSlope = 0.2;

    /** The effects other than those of captions, by what they group. */
    private enum Part {
        TIER(1),
        PAGE(0.25),
        PAGE_TIER(0.1),
        PAGE_WEEK(0.01),
        HOUR(0.02),
        PAGE_HOUR(0.01),
        PAGE_CATEGORY(0.02);

        private final double guess;

        Part(double guess) {
            this.guess = guess;
        }
    }

    private WorthModel(Sends sends, long asOf) {
        this.sends = sends;
        this.asOf = asOf;
        int size = sends.size();
        for (Part part : Part.values()) {
            groupings.put(part, new Grouping(size));
        }
        Grouping ofText = new Grouping(size);
        ofTextAndPage = new Grouping(size);
        for (int send = 0; send < size; send++) {
            int page = sends.page(send);
            put(Part.TIER, send, sends.tier(send), 0);
            put(Part.PAGE, send, page, 0);
            put(Part.PAGE_TIER, send, page, sends.tier(send));
            put(Part.PAGE_WEEK, send, page, week(send));
            put(Part.HOUR, send, sends.hour(send), 0);
            put(Part.PAGE_HOUR, send, page, sends.hour(send));
            put(Part.PAGE_CATEGORY, send, page, sends.category(send));
            if (sends.text(send) >= 0) {
                ofText.put(send, sends.text(send), 0);
                ofTextAndPage.put(send, sends.text(send), page);
            }
        }
        groupings.forEach((part, groups) -> effects.put(part, new GroupEffect(groups, part.guess)));
        captions = new CaptionEffect(size, ofText, ofTextAndPage);
        wear = Wear.of(sends, ofTextAndPage, asOf);
        load = Load.of(sends, groups(Part.PAGE));
        residuals = new double[size];
    }

    private void put(Part part, int send, int first, int second) {
        groups(part).put(send, first, second);
    }

    /**
     * Learns from sends.
     *
     * @param asOf in seconds since 1970; all sends are before it
     * @param halfLifeDays the age in days at which a send counts half
     */
    static WorthModel of(Sends sends, long asOf, double halfLifeDays) {
        WorthModel model = new WorthModel(sends, asOf);
        model.fit(halfLifeDays);
        return model;
    }

    private void fit(double halfLifeDays) {
        double[] observed = new double[residuals.length];
        double[] counting = new double[residuals.length];
        double[] ages = new double[residuals.length];
        for (int send = 0; send < residuals.length; send++) {
            observed[send] = Market.logConversion(sends.viewed(send), sends.purchased(send));
            counting[send] = 1 / (sends.purchased(send) + 0.5);
            // What a caption is worth drifts like a random walk, so the variance of what a send says grows with its
            // age.
            ages[send] = 1 / (1 + (asOf - sends.second(send)) / (DAY * halfLifeDays));
            residuals[send] = observed[send] + wearSlope * wear.before()[send] + loadSlope * load.relative()[send];
        }
        double[] weights = new double[residuals.length];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int send = 0; send < weights.length; send++) {
                weights[send] = ages[send] / (captions.noise() + counting[send]);
            }
            for (GroupEffect effect : effects.values()) {
                effect.fit(residuals, weights);
            }
            wearSlope = slope(wearSlope, wear.before(), weights);
            loadSlope = slope(loadSlope, load.relative(), weights);
            captions.fit(residuals, counting, ages);
            for (int send = 0; send < counting.length; send++) {
                counting[send] = counting(send, observed[send] - residuals[send]);
            }
        }
        fitUsual();
    }

    /**
     * The counting variance of a send, by its expected buyers. By those who came, lucky sends would count more than
     * unlucky ones, and conversions would be overestimated where buyers are few. A send that is far off is probably wrong,
     * so those who came bound what is expected.
     *
     * @param fitted the log of its purchases per viewer
     */
    private double counting(int send, double fitted) {
        double came = sends.purchased(send) + 0.5;
        double expected = sends.viewed(send) * StrictMath.exp(fitted) + 0.5;
        return 1 / Math.max(came / FAR_OFF, Math.min(came * FAR_OFF, expected));
    }

    /** The mean effect of each page's weeks and hours, recent sends first. */
    private void fitUsual() {
        int pages = groups(Part.PAGE).size();
        usualWeeks = new double[pages + 1];
        usualHours = new double[pages + 1];
        double[] weights = new double[pages + 1];
        for (int send = 0; send < sends.size(); send++) {
            int page = groups(Part.PAGE).of(send);
            double hours = effect(Part.HOUR, send) + effect(Part.PAGE_HOUR, send);
            double weight = Wear.faded(asOf - sends.second(send), LEVEL_HALF_LIFE_DAYS);
            usualWeeks[page] += weight * effect(Part.PAGE_WEEK, send);
            usualHours[page] += weight * hours;
            weights[page] += weight;
            usualHours[pages] += weight * hours;
            weights[pages] += weight;
        }
        for (int page = 0; page <= pages; page++) {
            usualWeeks[page] = weights[page] == 0 ? 0 : usualWeeks[page] / weights[page];
            usualHours[page] = weights[page] == 0 ? 0 : usualHours[page] / weights[page];
        }
    }

    private Grouping groups(Part part) {
        return Objects.requireNonNull(groupings.get(part));
    }

    private GroupEffect effect(Part part) {
        return Objects.requireNonNull(effects.get(part));
    }

    private double effect(Part part, int send) {
        return effect(part).mean(groups(part).of(send));
    }

    /** Fits what is subtracted for each unit, shrunk toward a guess and never below 0. */
    private double slope(double before, double[] units, double[] weights) {
        double guess = 0.15;
        double doubt = 0.02;
        double sum = guess / doubt;
        double precision = 1 / doubt;
        for (int send = 0; send < units.length; send++) {
            sum += weights[send] * units[send] * (before * units[send] - residuals[send]);
            precision += weights[send] * units[send] * units[send];
        }
        double slope = Math.max(0, sum / precision);
        for (int send = 0; send < units.length; send++) {
            residuals[send] += (slope - before) * units[send];
        }
        return slope;
    }

    /**
     * What is believed of a caption on a page at as-of, as a log hazard relative to the page's mean caption of its
     * price tier. Numbers that no send has are of something new.
     */
    CaptionEffect.Belief caption(int page, int text, int category) {
        CaptionEffect.Belief belief = captions.belief(text, page);
        int group = groups(Part.PAGE_CATEGORY).group(page, category);
        GroupEffect categories = effect(Part.PAGE_CATEGORY);
        int sent = ofTextAndPage.group(text, page);
        return new CaptionEffect.Belief(
                belief.mean() + categories.mean(group) - (sent < 0 ? 0 : wearSlope * wear.now()[sent]),
                belief.variance() + categories.variance(group));
    }

    /**
     * The log of what a page's viewers buy of a caption, in purchases per viewer, at the page's usual hours and load;
     * empty if nobody sent a PPV of the price tier. It includes half the variance of weeks and sends, so that e to its
     * power is their mean, not their median.
     */
    Optional<CaptionEffect.Belief> conversion(int page, int tier, int text, int category) {
        int ofTier = groups(Part.TIER).group(tier, 0);
        if (ofTier < 0) {
            return Optional.empty();
        }
        CaptionEffect.Belief belief = caption(page, text, category);
        int ofPage = groups(Part.PAGE).group(page, 0);
        int ofPageTier = groups(Part.PAGE_TIER).group(page, tier);
        double mean = (weekVariance() + captions.noise()) / 2
                + effect(Part.TIER).mean(ofTier)
                + effect(Part.PAGE).mean(ofPage)
                + effect(Part.PAGE_TIER).mean(ofPageTier)
                + ofPage(usualWeeks, ofPage)
                + ofPage(usualHours, ofPage);
        return Optional.of(new CaptionEffect.Belief(mean + belief.mean(), belief.variance()));
    }

    /** What a number of PPVs a week costs, as a log hazard, compared with the page's usual number. */
    double load(int page, double weeklyPpvs) {
        int ofPage = groups(Part.PAGE).group(page, 0);
        return ofPage < 0 ? 0 : loadSlope * (weeklyPpvs / load.usual()[ofPage] - 1);
    }

    /** What weeks of different volume say. */
    synchronized VolumeEvidence volume() {
        if (volume.isEmpty()) {
            List<VolumeEvidence.Send> levels = new ArrayList<>();
            for (int send = 0; send < residuals.length; send++) {
                int page = groups(Part.PAGE).of(send);
                levels.add(new VolumeEvidence.Send(
                        page,
                        week(send),
                        load.relative()[send],
                        effect(Part.PAGE_WEEK, send) + residuals[send] - loadSlope * load.relative()[send],
                        load.usual()[page]));
            }
            volume = Optional.of(VolumeEvidence.of(levels));
        }
        return volume.get();
    }

    private int week(int send) {
        return (int) ((asOf - sends.second(send)) / (7 * DAY));
    }

    /** The number of a page among those that sent something; -1 if it is not. */
    int group(int page) {
        return groups(Part.PAGE).group(page, 0);
    }

    /** Variance of what is believed of the level of a price tier on a page. */
    double tierVariance(int page, int tier) {
        return effect(Part.TIER).variance(groups(Part.TIER).group(tier, 0))
                + effect(Part.PAGE_TIER).variance(groups(Part.PAGE_TIER).group(page, tier));
    }

    /** Variance of a page's weeks. */
    double weekVariance() {
        return effect(Part.PAGE_WEEK).spread() * effect(Part.PAGE_WEEK).spread();
    }

    private static double ofPage(double[] numbers, int page) {
        return numbers[page < 0 ? numbers.length - 1 : page];
    }

    /**
     * What an hour adds to the log of what a page's viewers buy, compared with its usual hours.
     *
     * @param hour as of sends
     */
    double hour(int page, int hour) {
        return effect(Part.HOUR).mean(groups(Part.HOUR).group(hour, 0))
                + effect(Part.PAGE_HOUR).mean(groups(Part.PAGE_HOUR).group(page, hour))
                - ofPage(usualHours, groups(Part.PAGE).group(page, 0));
    }

    /** When it learned, in seconds since 1970. */
    long asOf() {
        return asOf;
    }

    /** The effect of captions. */
    CaptionEffect captions() {
        return captions;
    }

    /** What each earlier send of a caption to a page costs, as a log hazard. */
    double wearSlope() {
        return wearSlope;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.2f ",
                    part.name().toLowerCase(Locale.ROOT),
                    effect(part).spread()));
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "caption %.2f caption_page %.2f untried %.2f wear %.2f load %.2f noise %.2f",
                        captions.sharedSpread(),
                        captions.ownSpread(),
                        captions.untried(),
                        wearSlope,
                        loadSlope,
                        StrictMath.sqrt(captions.noise()));
    }
}
