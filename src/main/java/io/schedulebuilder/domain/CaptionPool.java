package io.schedulebuilder.domain;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the bank offers one page for one horizon. A caption is free, or it is excluded for one reason. Several ids can
 * have the same text.
 *
 * @param bank all captions, free or excluded
 * @param freeBits the rows that may be sent
 * @param softBits the free rows that match a soft restriction of the page
 * @param excluded how many captions are excluded, by the first reason that applies
 * @param bankSize the number of captions in the bank, free and excluded
 */
public record CaptionPool(
        CaptionBank bank, BitSet freeBits, BitSet softBits, Map<Exclusion, Integer> excluded, int bankSize) {
    public CaptionPool {
        excluded = Map.copyOf(excluded);
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
        chosen.and(freeBits);
        BitSet soft = (BitSet) softBits.clone();
        soft.and(chosen);
        Map<Exclusion, Integer> reasons = new EnumMap<>(Exclusion.class);
        reasons.putAll(excluded);
        int others = freeBits.cardinality() - chosen.cardinality();
        if (others > 0) {
            reasons.merge(Exclusion.NOT_CHOSEN, others, Integer::sum);
        }
        return new CaptionPool(bank, chosen, soft, reasons, bankSize);
    }

    /** Rows of the bank that may be sent, in order of id. */
    public IntStream freeRows() {
        return freeBits.stream();
    }

    /** Whether a row's caption may be sent. */
    public boolean isFree(int row) {
        return freeBits.get(row);
    }

    /** Whether a row's caption matches a soft restriction of the page. */
    public boolean softRestricted(int row) {
        return softBits.get(row);
    }

    /** The captions that may be sent, in order of id. */
    public List<FreeCaption> free() {
        return freeRows()
                .mapToObj(row -> new FreeCaption(
                        bank.id(row), bank.kind(bank.kindNumber(row)).orElseThrow(), softRestricted(row)))
                .toList();
    }

    /** The same figures without the captions. */
    public CaptionPool withoutRows() {
        return new CaptionPool(CaptionBank.EMPTY, new BitSet(), new BitSet(), excluded, bankSize);
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
