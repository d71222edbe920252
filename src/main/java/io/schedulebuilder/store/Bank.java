package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PriceTier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The captions as stored in the bank, for all pages. A page's pool differs only by its restrictions. */
public final class Bank {
    /** A bit of {@link #pool}'s {@code against}: the bank marks the caption as used up or too weak. */
    private static final int NOT_USABLE = 1;

    /** A bit of {@code against}: the caption's text is locked on a day of the rest period. */
    private static final int LOCKED = 2;

    /** A bit of {@code against}: the caption's text was sent on a day of the rest period. */
    private static final int RESTING = 4;

    /** A bit of {@code against}: the caption was added after the time as of which a pool is known. */
    private static final int NEW = 8;

    private final CaptionBank captions;
    private final List<Written> kinds;
    private final int[] kindNumbers;

    private Bank(CaptionBank captions, List<Written> kinds, int[] kindNumbers) {
        this.captions = captions;
        this.kinds = kinds;
        this.kindNumbers = kindNumbers;
    }

    /** A kind as stored in the bank: restrictions may name a price tier by a word that we do not know. */
    private record Written(String tierWord, Optional<CaptionKind> kind) {}

    /** The patterns of a page that a caption matches: one bit for each restriction. */
    public record Masks(long hard, long soft) {
        private static final Masks NONE = new Masks(0, 0);
    }

    /** The captions, in order of id. */
    public CaptionBank captions() {
        return captions;
    }

    /**
     * What spoke against a caption at an earlier time: it is not usable if it was not there yet. Its status and score
     * say nothing about that time, because they sum up what was sent until today.
     *
     * @param against what speaks against it today, as bits
     */
    static int inThePast(int against) {
        return (against & (LOCKED | RESTING)) | ((against & NEW) != 0 ? NOT_USABLE : 0);
    }

    /**
     * The pool of a page.
     *
     * @param against by row, why a caption cannot be sent on any page, as bits
     * @param masks by row, for captions that match a pattern
     */
    public CaptionPool pool(byte[] against, Restrictions restrictions, Map<Integer, Masks> masks) {
        List<Boolean> restrictedKinds = kinds.stream()
                .map(written -> written.kind()
                        .map(kind -> restrictions.excludes(kind, written.tierWord()))
                        .orElse(false))
                .toList();
        BitSet free = new BitSet(captions.size());
        BitSet soft = new BitSet(captions.size());
        int notUsable = 0;
        int unknown = 0;
        int restricted = 0;
        int locked = 0;
        int resting = 0;
        for (int row = 0; row < captions.size(); row++) {
            Optional<CaptionKind> kind = kinds.get(kindNumbers[row]).kind();
            Masks patterns = masks.isEmpty() ? Masks.NONE : masks.getOrDefault(row, Masks.NONE);
            if ((against[row] & NOT_USABLE) != 0) {
                notUsable++;
            } else if (kind.isEmpty()) {
                unknown++;
            } else if (restrictedKinds.get(kindNumbers[row]) || restrictions.apply(kind.get(), patterns.hard())) {
                restricted++;
            } else if ((against[row] & LOCKED) != 0) {
                locked++;
            } else if ((against[row] & RESTING) != 0) {
                resting++;
            } else {
                free.set(row);
                soft.set(row, restrictions.apply(kind.get(), patterns.soft()));
            }
        }
        Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
        excluded.put(Exclusion.NOT_USABLE, notUsable);
        excluded.put(Exclusion.UNKNOWN_PRICE_TIER, unknown);
        excluded.put(Exclusion.RESTRICTED, restricted);
        excluded.put(Exclusion.LOCKED, locked);
        excluded.put(Exclusion.RESTING, resting);
        excluded.values().removeIf(count -> count == 0);
        return CaptionPool.of(captions, free, soft, excluded);
    }

    /** A category as plans write it, in lower case; "uncategorised" if there is none. */
    public static String category(@Nullable String word) {
        return word == null || word.isBlank() ? "uncategorised" : word.strip().toLowerCase(Locale.ROOT);
    }

    /** What speaks against sending captions, on any page. Read once for pages with the same horizon. Not thread-safe. */
    static final class Standings {
        /** A time by which everything that is recorded was known. */
        static final Instant TODAY = Instant.parse("9999-12-31T00:00:00Z");

        private final Queries queries;
        private final Supplier<Bank> bank;
        private final Supplier<List<StoredPage>> pages;
        private final Map<Horizon, List<RestPeriod.Window>> windows = new HashMap<>();
        private final Map<View, byte[]> against = new HashMap<>();

        Standings(Queries queries, Supplier<Bank> bank, Supplier<List<StoredPage>> pages) {
            this.queries = queries;
            this.bank = bank;
            this.pages = pages;
        }

        /** What the state of captions depends on, in addition to the rows. */
        private record View(
                LocalDate from,
                LocalDate to,
                Instant asOf,
                Replacement replacement,
                Instant knownAt,
                List<RestPeriod.Window> windows) {}

        /**
         * For each row of the bank, the reasons against it as bits, for {@link #pool}.
         *
         * @param knownAt hides locks and captions that were added at or after this time; {@link #TODAY} hides nothing
         */
        byte[] against(Horizon horizon, Instant asOf, Replacement replacement, Instant knownAt) {
            View view = new View(
                    RestPeriod.from(horizon),
                    RestPeriod.to(horizon),
                    asOf,
                    replacement,
                    knownAt,
                    windows.computeIfAbsent(horizon, this::windows));
            // A schedule that one page replaces is of no use for the next page, and the array is as long as the bank.
            return replacement.equals(Replacement.NONE) ? against.computeIfAbsent(view, this::read) : read(view);
        }

        private List<RestPeriod.Window> windows(Horizon horizon) {
            Map<String, ZoneId> zones = new HashMap<>();
            pages.get().forEach(page -> page.zone().ifPresent(word -> zones.put(word, page.zoneOrDefault())));
            return RestPeriod.windows(horizon, zones);
        }

        private byte[] read(View view) {
            CaptionBank captions = bank.get().captions();
            byte[] bits = new byte[captions.size()];
            boolean inThePast = view.knownAt().isBefore(TODAY);
            queries.visit(
                    Query.STANDING,
                    // Ignore captions that were added since the bank was read.
                    row -> captions.row(new CaptionId(row.number(0))).ifPresent(place -> {
                        int today = (int) row.number(1);
                        bits[place] = (byte) (inThePast ? Bank.inThePast(today) : today);
                    }),
                    view.windows(),
                    view.asOf(),
                    view.from(),
                    view.to(),
                    view.replacement().schedules(),
                    view.replacement().sent(),
                    view.knownAt());
            return bits;
        }
    }

    /** Builds a bank from captions in order of id. */
    public static final class Builder {
        private final List<String> tiers;
        private final List<String> categories;
        private final CaptionBank.Builder captions = new CaptionBank.Builder();
        private final Map<Written, Integer> numbers = new HashMap<>();
        private final List<Written> kinds = new ArrayList<>();
        private final IntStream.Builder kindNumbers = IntStream.builder();

        /**
         * Starts a bank with its words.
         *
         * @param tiers the words that {@link #add} refers to by index; {@code categories} in the same way
         */
        public Builder(List<String> tiers, List<String> categories) {
            this.tiers = tiers;
            this.categories = categories.stream().map(Bank::category).toList();
        }

        /**
         * Adds a caption.
         *
         * @param sameText the lowest id with the same text
         */
        public void add(CaptionId id, CaptionId sameText, int tier, int category, boolean urgent) {
            String word = tiers.get(tier);
            Written written = new Written(
                    word,
                    PriceTier.fromBank(word).map(known -> new CaptionKind(known, categories.get(category), urgent)));
            captions.add(id, written.kind(), sameText);
            kindNumbers.add(numbers.computeIfAbsent(written, fresh -> {
                kinds.add(fresh);
                return kinds.size() - 1;
            }));
        }

        /** The bank of all added captions. */
        public Bank build() {
            return new Bank(
                    captions.build(), List.copyOf(kinds), kindNumbers.build().toArray());
        }
    }
}
