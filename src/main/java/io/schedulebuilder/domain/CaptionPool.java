package io.schedulebuilder.domain;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the bank offers one page for one horizon. A caption is free, or it is excluded for one reason. Several ids can
 * have the same text.
 */
public final class CaptionPool {
    private final CaptionBank bank;
    private final BitSet free;
    private final BitSet softRestricted;
    private final Map<Exclusion, Integer> excluded;
    private final int bankSize;

    private CaptionPool(
            CaptionBank bank, BitSet free, BitSet softRestricted, Map<Exclusion, Integer> excluded, int bankSize) {
        this.bank = bank;
        this.free = free;
        this.softRestricted = softRestricted;
        this.excluded = Map.copyOf(excluded);
        this.bankSize = bankSize;
    }

    /**
     * Creates a pool from a bank.
     *
     * @param free rows that may be sent
     * @param softRestricted the free rows that match a soft pattern of the page's restrictions: allowed, but they cost
     *     score
     * @param excluded how many captions are excluded, by the first reason that applies
     */
    public static CaptionPool of(
            CaptionBank bank, BitSet free, BitSet softRestricted, Map<Exclusion, Integer> excluded) {
        return new CaptionPool(bank, (BitSet) free.clone(), (BitSet) softRestricted.clone(), excluded, bank.size());
    }

    /** A caption that may be sent, as a row of a list for people. */
    public record FreeCaption(CaptionId id, CaptionKind kind, boolean softRestricted) {}

    /** The same pool, with only those captions free that someone else chose. */
    public CaptionPool only(Set<CaptionId> captions) {
        BitSet chosen = new BitSet(bank.size());
        captions.forEach(id -> bank.row(id).ifPresent(chosen::set));
        chosen.and(free);
        BitSet soft = (BitSet) softRestricted.clone();
        soft.and(chosen);
        Map<Exclusion, Integer> reasons = new EnumMap<>(Exclusion.class);
        reasons.putAll(excluded);
        int others = free.cardinality() - chosen.cardinality();
        if (others > 0) {
            reasons.merge(Exclusion.NOT_CHOSEN, others, Integer::sum);
        }
        return new CaptionPool(bank, chosen, soft, reasons, bankSize);
    }

    /** All captions, free or excluded. */
    public CaptionBank bank() {
        return bank;
    }

    /** Rows of the bank that may be sent, in order of id. */
    public IntStream freeRows() {
        return free.stream();
    }

    /** Whether a row's caption may be sent. */
    public boolean isFree(int row) {
        return free.get(row);
    }

    /** Whether a row's caption matches a soft restriction of the page. */
    public boolean softRestricted(int row) {
        return softRestricted.get(row);
    }

    /** The captions that may be sent, in order of id. */
    public List<FreeCaption> free() {
        return freeRows()
                .mapToObj(row -> new FreeCaption(
                        bank.id(row), bank.kind(bank.kindNumber(row)).orElseThrow(), softRestricted(row)))
                .toList();
    }

    /** How many captions are excluded, by the first reason that applies. */
    public Map<Exclusion, Integer> excluded() {
        return excluded;
    }

    /** The number of captions in the bank, free and excluded. */
    public int bankSize() {
        return bankSize;
    }

    /** The same figures without the captions. */
    public CaptionPool withoutRows() {
        return new CaptionPool(CaptionBank.EMPTY, new BitSet(), new BitSet(), excluded, bankSize);
    }

    /** The free rows and the soft-restricted rows as bits, for a fingerprint. */
    public List<BitSet> bits() {
        return List.of((BitSet) free.clone(), (BitSet) softRestricted.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaptionPool pool
                && bank.equals(pool.bank)
                && free.equals(pool.free)
                && softRestricted.equals(pool.softRestricted)
                && excluded.equals(pool.excluded)
                && bankSize == pool.bankSize;
    }

    @Override
    public int hashCode() {
        return Objects.hash(bank, free, softRestricted, excluded, bankSize);
    }

    @Override
    public String toString() {
        return free() + ", out: " + excluded + ", of " + bankSize;
    }

    /** Why a caption cannot be sent, in the order in which the reasons are checked. */
    public enum Exclusion {
        NOT_USABLE("not usable in the bank (status or score)"),
        UNKNOWN_PRICE_TIER("price tier is not one of budget, mid, premium, bump"),
        RESTRICTED("restricted on this page"),
        LOCKED("locked by a schedule within 7 days"),
        RESTING("sent within 7 days"),
        NOT_CHOSEN("not chosen by the warehouse's procedure");

        private final String words;

        Exclusion(String words) {
            this.words = words;
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }
}
