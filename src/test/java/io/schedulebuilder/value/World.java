package io.schedulebuilder.value;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * One market of a family: what is true about its pages and captions, which no planner sees. Everything follows from the
 * family and a seed.
 *
 * <pre>
 * log hazard of a purchase by a viewer = price tier × page + hour × day type × page + trend of the page
 *     + caption + caption × page + category × page + words − price − wear − load + noise of the send
 * viewers = recipients × page's share × √(hour) × √(trend), binomial; purchases likewise, by the family's form
 * earnings = purchases × price × {@value #KEPT}
 * </pre>
 */
final class World {
    /** The first day that is planned; the history that people chose ends before it. */
    static final LocalDate START = LocalDate.of(2026, 3, 2);

    static final double KEPT = 0.8;
    static final int HISTORY_DAYS = 91;
    /** Longest run, in weeks. */
    static final int WEEKS = 26;

    private static final int HISTORY_WEEKS = HISTORY_DAYS / 7;
    private static final int CATEGORIES = 12;
    private static final int WORDS = 300;
    private static final double WORDS_SHARE = 0.25;
    private static final double PRICE_SLOPE = 0.8;
    private static final double[] TIER_HAZARD = {0.060, 0.034, 0.017};
    private static final double[] TIER_PRICE = {9, 17, 32};
    private static final double[] TIER_SHARE = {0.30, 0.28, 0.17};
    private static final List<String> ZONES =
            List.of("America/New_York", "America/Los_Angeles", "Europe/London", "America/Sao_Paulo");

    private final Family family;
    private final Chance chance;
    private final List<Page> pages = new ArrayList<>();
    private final List<Caption> captions = new ArrayList<>();

    World(Family family, long seed) {
        this.family = family;
        this.chance = new Chance(seed);
        double[] marketHours = hours(chance.of("hours"), family.hours() * Math.sqrt(2 / 3.0));
        for (int i = 0; i < family.pages(); i++) {
            pages.add(new Page(i, marketHours));
        }
        double[] words = gaussians(chance.of("words"), WORDS);
        for (int i = 0; i < family.bank(); i++) {
            captions.add(new Caption(i, words));
        }
    }

    /** The price tiers, cheapest first; bumps last. */
    enum Tier {
        BUDGET("budget", 0),
        MID("mid", 1),
        PREMIUM("premium", 2),
        BUMP("bump", 3);

        final String word;
        final int index;

        Tier(String word, int index) {
            this.word = word;
            this.index = index;
        }
    }

    Family family() {
        return family;
    }

    Chance chance() {
        return chance;
    }

    List<Page> pages() {
        return pages;
    }

    List<Caption> captions() {
        return captions;
    }

    /** What came of a message. */
    record Response(long sent, long viewed, long purchased, double earnings) {}

    /** What matters about a page's earlier messages. */
    record Before(double wear, double load) {}

    /** Sends a message; the same message in the same state of the page always gets the same response. */
    Response send(Page page, Caption caption, Instant at, Before before) {
        Random random = chance.of("send", page.index, caption.index, at.getEpochSecond());
        long sent = Math.round(page.audience(at) * (0.92 + 0.08 * random.nextDouble()));
        double hour = page.hour(at);
        double views = Family.Form.LOGIT.probability(
                page.views + hour / 2 + page.trend(at) / 2 - before.load() / 2 + 0.08 * random.nextGaussian());
        long viewed = Chance.binomial(random, sent, views);
        if (caption.tier == Tier.BUMP) {
            return new Response(sent, viewed, 0, 0);
        }
        double hazard =
                page.worth(caption, at) + hour - before.wear() - before.load() + family.noise() * random.nextGaussian();
        long purchased = Chance.binomial(random, viewed, family.form().probability(hazard));
        return new Response(sent, viewed, purchased, purchased * page.price(caption.tier) * KEPT);
    }

    /** The money that a message earns on average at an hour without effect, apart from wear and load. */
    double money(Page page, Caption caption, Instant at) {
        double mean = page.worth(caption, at) + family.noise() * family.noise() / 2;
        return page.audience(at)
                * 0.96
                * Family.Form.LOGIT.probability(page.views)
                * family.form().probability(mean)
                * page.price(caption.tier)
                * KEPT;
    }

    private static double[] gaussians(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    /** Effects of the hours 0 to 23 of working days, then of weekends: smooth, so that neighbors are alike. */
    private static double[] hours(Random random, double deviation) {
        double[] rough = gaussians(random, 48);
        double[] smooth = new double[48];
        for (int i = 0; i < 48; i++) {
            int day = i / 24 * 24;
            smooth[i] = deviation
                    * (rough[i] + 0.6 * rough[day + (i + 23) % 24] + 0.6 * rough[day + (i + 1) % 24])
                    / Math.sqrt(1.72);
        }
        return smooth;
    }

    static long week(Instant at) {
        return Math.floorDiv(
                ChronoUnit.HOURS.between(START.atStartOfDay(ZoneId.of("UTC")).toInstant(), at), 7 * 24);
    }

    /** A caption, and its appeal to everyone week by week. */
    final class Caption {
        final int index;
        final long id;
        final Tier tier;
        final int category;
        final boolean urgent;
        final String text;
        private final double[] appeal = new double[HISTORY_WEEKS + WEEKS + 2];

        private Caption(int index, double[] wordEffects) {
            Random random = chance.of("caption", index);
            this.index = index;
            this.id = 100_000 + 7L * index;
            double place = random.nextDouble();
            this.tier = place < TIER_SHARE[0]
                    ? Tier.BUDGET
                    : place < TIER_SHARE[0] + TIER_SHARE[1]
                            ? Tier.MID
                            : place < TIER_SHARE[0] + TIER_SHARE[1] + TIER_SHARE[2] ? Tier.PREMIUM : Tier.BUMP;
            this.category = random.nextInt(CATEGORIES);
            this.urgent = random.nextDouble() < 0.15;
            StringBuilder written = new StringBuilder("Caption ").append(index).append(':');
            double ofWords = 0;
            int words = 5;
            for (int i = 0; i < words; i++) {
                int word = (int) (WORDS * random.nextDouble() * random.nextDouble());
                ofWords += wordEffects[word] / Math.sqrt(words);
                written.append(' ').append(spelled(word));
            }
            this.text = written.toString();
            double fixed = Math.sqrt(WORDS_SHARE) * ofWords;
            double keep = family.halfLifeWeeks() == 0 ? 1 : Math.pow(0.5, 1 / family.halfLifeWeeks());
            double now = draw(random);
            for (int week = 0; week < appeal.length; week++) {
                appeal[week] = family.shared() * (fixed + Math.sqrt(1 - WORDS_SHARE) * now);
                now = keep * now + Math.sqrt(1 - keep * keep) * (keep < 1 ? draw(random) : 0);
            }
        }

        private double draw(Random random) {
            if (!family.heavyTail()) {
                return random.nextGaussian();
            }
            double squares = 0;
            for (int i = 0; i < 5; i++) {
                squares += Math.pow(random.nextGaussian(), 2);
            }
            return random.nextGaussian() / Math.sqrt(squares / 5) * Math.sqrt(3.0 / 5);
        }

        private static String spelled(int word) {
            String consonants = "bdfglmnprstvz";
            String vowels = "aeiou";
            StringBuilder text = new StringBuilder();
            for (int rest = word + 17, i = 0; i < 3; i++, rest /= 5) {
                text.append(consonants.charAt((rest * 7 + i) % consonants.length()))
                        .append(vowels.charAt(rest % 5));
            }
            return text.toString();
        }

        double appeal(Instant at) {
            int week = (int) (week(at) + HISTORY_WEEKS);
            return appeal[Math.max(0, Math.min(appeal.length - 1, week))];
        }
    }

    /** A page, its audience and its taste. */
    final class Page {
        final int index;
        final String name;
        final ZoneId zone;
        private final double audience;
        private final double growth;
        private final double views;
        private final double[] hours;
        private final double[] tiers;
        private final double[] prices;
        private final double[] categories;
        private final double[] trend = new double[HISTORY_WEEKS + WEEKS + 2];

        private Page(int index, double[] marketHours) {
            Random random = chance.of("page", index);
            this.index = index;
            this.name = "page" + index;
            this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            this.audience = Math.exp(Math.log(300) + random.nextDouble() * Math.log(60));
            this.growth = family.churn() * random.nextGaussian();
            this.views = Math.log(0.45 / 0.55) + 0.25 * random.nextGaussian();
            this.hours = hours(random, family.hours() * Math.sqrt(1 / 3.0));
            for (int i = 0; i < hours.length; i++) {
                hours[i] += marketHours[i] + (i % 24 >= 18 ? 0.1 : i % 24 < 7 ? -0.4 : 0);
            }
            double level = 0.25 * random.nextGaussian();
            this.tiers = new double[3];
            this.prices = new double[3];
            double dear = Math.exp(0.25 * random.nextGaussian());
            for (int tier = 0; tier < 3; tier++) {
                prices[tier] = Math.round(TIER_PRICE[tier] * dear * Math.exp(0.1 * random.nextGaussian()));
                tiers[tier] = Math.log(TIER_HAZARD[tier])
                        + level
                        + 0.30 * random.nextGaussian()
                        - PRICE_SLOPE * Math.log(prices[tier] / TIER_PRICE[tier]);
            }
            this.categories = gaussians(random, CATEGORIES);
            double now = 0;
            for (int week = 0; week < trend.length; week++) {
                trend[week] = now;
                now += family.trend() * random.nextGaussian();
            }
        }

        /** The number of subscribers, who come and go. */
        double audience(Instant at) {
            return audience * Math.exp(growth * week(at));
        }

        double price(Tier tier) {
            return prices[tier.index];
        }

        double trend(Instant at) {
            int week = (int) (week(at) + HISTORY_WEEKS);
            return trend[Math.max(0, Math.min(trend.length - 1, week))];
        }

        /** The effect of the hour and the day type. */
        double hour(Instant at) {
            ZonedDateTime local = at.atZone(zone);
            boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
            return hours[(weekend ? 24 : 0) + local.getHour()];
        }

        /** The log hazard of a caption, apart from the hour, wear, load and noise. */
        double worth(Caption caption, Instant at) {
            return tiers[caption.tier.index] + trend(at) + taste(caption, at);
        }

        /** The part of the log hazard that depends on the caption. */
        double taste(Caption caption, Instant at) {
            return caption.appeal(at)
                    + family.category() * categories[caption.category]
                    + family.own() * chance.normal("own", index, caption.index);
        }

        double ofCategory(int category) {
            return family.category() * categories[category];
        }

        /** The log hazard of a price tier, with the trend. */
        double ofTier(Tier tier, Instant at) {
            return tiers[tier.index] + trend(at);
        }
    }
}
