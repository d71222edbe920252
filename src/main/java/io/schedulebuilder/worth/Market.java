package io.schedulebuilder.worth;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all pages sent, and what can be learned from it. The pages of a run share it, so each lesson is learned once.
 * Thread-safe.
 */
public final class Market {
    /** A market in which nobody sent anything. */
    public static final Market EMPTY = new Builder().build();

    /** A PPV sells most of what it will ever sell in this time; until then its figures say too little. */
    public static final Duration SELLS = Duration.ofDays(2);

    private final Sends sends;
    private final Map<PageName, Integer> pages;
    private final Map<CaptionId, Integer> texts;
    private final Map<String, Integer> categories;
    /** By text: when it was first sent, in seconds since 1970. */
    private final long[] firstSent;

    private final Map<Lesson, WorthModel> lessons = new ConcurrentHashMap<>();
    private final Map<Instant, String> digests = new ConcurrentHashMap<>();

    private Market(
            Sends sends, Map<PageName, Integer> pages, Map<CaptionId, Integer> texts, Map<String, Integer> categories) {
        this.sends = sends;
        this.pages = Map.copyOf(pages);
        this.texts = Map.copyOf(texts);
        this.categories = Map.copyOf(categories);
        this.firstSent = new long[texts.size()];
        Arrays.fill(firstSent, Long.MAX_VALUE);
        for (int send = 0; send < sends.size(); send++) {
            firstSent[sends.text(send)] = Math.min(firstSent[sends.text(send)], sends.second(send));
        }
    }

    private record Lesson(Instant asOf, double halfLifeDays) {}

    /** What makes a page's viewers buy, as learned from all sends that had sold by a time. */
    public PageWorth worth(PageName page, Instant asOf, double halfLifeDays) {
        WorthModel model = lessons.computeIfAbsent(
                new Lesson(asOf, halfLifeDays),
                lesson -> WorthModel.of(
                        sends.before(asOf.minus(SELLS).getEpochSecond()),
                        asOf.getEpochSecond(),
                        lesson.halfLifeDays()));
        return new PageWorth(this, model, pages.getOrDefault(page, -1));
    }

    /** The market before a time. It forgets what it learned when it is no longer used, and the whole market does not. */
    public Market before(Instant time) {
        return new Market(sends.before(time.getEpochSecond()), pages, texts, categories);
    }

    /** The log of a send's purchases per viewer, in the form that is learned: defined even if nobody bought. */
    public static double logConversion(long viewed, long purchased) {
        return StrictMath.log((Math.max(0, Math.min(viewed, purchased)) + 0.5) / (viewed + 1));
    }

    /** Hex SHA-256 of all sends before a time. */
    public String digest(Instant asOf) {
        return digests.computeIfAbsent(asOf, time -> {
            Digest digest = new Digest();
            sends.before(time.getEpochSecond()).addTo(digest);
            return digest.hex();
        });
    }

    /** The number of an hour: 0 to 23 on working days, 24 to 47 on weekends. */
    private static int hour(ZonedDateTime local) {
        return (local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 24 : 0) + local.getHour();
    }

    /**
     * What is learned about one page.
     *
     * @param page its number in the market; -1 if it never sent a PPV
     */
    public record PageWorth(Market market, WorthModel model, int page) {
        /** Whether any page had sent a caption with this text by the time of the lesson. */
        public boolean knows(CaptionId text) {
            return Optional.ofNullable(market.texts.get(text))
                    .filter(number -> market.firstSent[number] < model.asOf())
                    .isPresent();
        }

        /**
         * The log of what the page's viewers buy of a caption, in purchases per viewer, at the page's usual hours; empty
         * if no page ever sent a PPV of this price tier.
         *
         * @param text the lowest id with the caption's text; empty for a caption that no page has sent
         */
        public Optional<CaptionEffect.Belief> conversion(PriceTier tier, Optional<CaptionId> text, String category) {
            return model.conversion(
                    page,
                    PriceTier.PAID.indexOf(tier),
                    text.map(market.texts::get).orElse(-1),
                    market.categories.getOrDefault(category, -1));
        }

        /**
         * Where what is believed of a caption on the page comes from.
         *
         * @param text the lowest id with the caption's text
         */
        public CaptionEffect.Evidence evidence(CaptionId text) {
            return model.captions()
                    .evidence(Optional.ofNullable(market.texts.get(text)).orElse(-1), page);
        }

        /** What the hour of a local time adds to the log of the conversion, compared with the page's usual hours. */
        public double hourEffect(ZonedDateTime local) {
            return model.hour(page, hour(local));
        }

        /**
         * The expected {@link Market#logConversion} of one send at a local time: below the log of the expected
         * conversion, because sends and weeks vary.
         */
        public OptionalDouble logConversion(
                PriceTier tier, Optional<CaptionId> text, String category, ZonedDateTime local) {
            return conversion(tier, text, category)
                    .map(belief -> OptionalDouble.of(
                            belief.mean() - (weekVariance() + sendVariance()) / 2 + hourEffect(local)))
                    .orElse(OptionalDouble.empty());
        }

        /** What a number of PPVs a week costs, as a log hazard, compared with the page's usual number. */
        double load(double weeklyPpvs) {
            return model.load(page, weeklyPpvs);
        }

        /** What weeks of different volume say of all pages; empty if no page has enough weeks. */
        public Optional<VolumeEffect> volumeOfAllPages() {
            return model.volume().pooled();
        }

        /** What weeks of different volume say of this page; empty if it has too few weeks. */
        public Optional<VolumeEffect> volume() {
            return Optional.ofNullable(model.volume().pages().get(model.group(page)));
        }

        /** Standard deviation of what is believed of the log of what the page's viewers buy of a price tier. */
        public double tierDeviation(PriceTier tier) {
            return StrictMath.sqrt(model.tierVariance(page, PriceTier.PAID.indexOf(tier)));
        }

        /** Variance of the log of what viewers buy in one week of a page. */
        public double weekVariance() {
            return model.weekVariance();
        }

        /** Variance of the log of what viewers buy of one send, beyond that. */
        public double sendVariance() {
            return model.captions().noise();
        }
    }

    /** Collects sends, page after page, each page's in order of time. */
    public static final class Builder {
        private final Sends sends = new Sends();
        private final Map<PageName, Integer> pages = new HashMap<>();
        private final Map<CaptionId, Integer> texts = new HashMap<>();
        private final Map<String, Integer> categories = new HashMap<>();

        /** Adds a message, unless its caption is a bump's or nobody viewed it. */
        public void add(PageName page, ZoneId zone, SentCaption caption, Instant at, long viewed, long purchased) {
            if (caption.kind().priceTier() == PriceTier.BUMP || viewed <= 0) {
                return;
            }
            sends.add(
                    number(pages, page),
                    number(texts, caption.text()),
                    PriceTier.PAID.indexOf(caption.kind().priceTier()),
                    number(categories, caption.kind().category()),
                    hour(at.atZone(zone)),
                    at.getEpochSecond(),
                    viewed,
                    purchased);
        }

        private static <T> int number(Map<T, Integer> numbers, T key) {
            return numbers.computeIfAbsent(key, fresh -> numbers.size());
        }

        public Market build() {
            return new Market(sends, pages, texts, categories);
        }
    }
}
