package io.schedulebuilder.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All captions of a bank as columns, in order of id, without their texts. Half a million captions take ten megabytes,
 * however many pages choose from them. A caption is identified by its row, from 0.
 */
public final class CaptionBank {
    /** A bank without captions. */
    public static final CaptionBank EMPTY = new Builder().build();

    private final long[] ids;
    private final int[] kindNumbers;
    private final int[] sameTexts;
    private final List<Optional<CaptionKind>> kinds;
    private final String fingerprint;

    private CaptionBank(
            long[] ids, int[] kindNumbers, int[] sameTexts, List<Optional<CaptionKind>> kinds, String fingerprint) {
        this.ids = ids;
        this.kindNumbers = kindNumbers;
        this.sameTexts = sameTexts;
        this.kinds = kinds;
        this.fingerprint = fingerprint;
    }

    /** The number of captions. */
    public int size() {
        return ids.length;
    }

    /** The id of the caption in a row. */
    public CaptionId id(int row) {
        return new CaptionId(ids[row]);
    }

    /** The row of a caption; empty if the bank does not have it. */
    public OptionalInt row(CaptionId id) {
        int row = Arrays.binarySearch(ids, id.value());
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** The first row whose text counts as the same. Two rows with the same number have the same text. */
    public int text(int row) {
        return sameTexts[row];
    }

    /** The row's caption, as a sent message refers to it; empty if its price tier is unknown. */
    public Optional<SentCaption> sent(int row) {
        return kind(kindNumber(row)).map(kind -> new SentCaption(id(row), id(text(row)), kind));
    }

    /**
     * The lowest id whose text counts as the same as this caption's; the caption's own id if the bank does not have it.
     */
    public CaptionId text(CaptionId id) {
        OptionalInt row = row(id);
        return row.isEmpty() ? id : id(text(row.getAsInt()));
    }

    /** The number of the row's kind, for {@link #kind}. */
    public int kindNumber(int row) {
        return kindNumbers[row];
    }

    /** The number of kinds. */
    public int kinds() {
        return kinds.size();
    }

    /** A kind by its number; empty if the bank's price tier is unknown. */
    public Optional<CaptionKind> kind(int number) {
        return kinds.get(number);
    }

    /** Hex SHA-256 of all captions: equal for equal banks. */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaptionBank bank && fingerprint.equals(bank.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    /** Builds a bank from captions in order of id. */
    public static final class Builder {
        private final Map<Optional<CaptionKind>, Integer> kinds = new HashMap<>();
        private final List<Optional<CaptionKind>> kindsInOrder = new ArrayList<>();
        private final Digest digest = new Digest();
        private long[] ids = new long[1024];
        private final IntStream.Builder kindNumbers = IntStream.builder();
        private final IntStream.Builder sameTexts = IntStream.builder();
        private int size;

        /**
         * Adds a caption.
         *
         * @param kind empty if its price tier is unknown
         * @param sameText the lowest id whose text counts as the same, often its own id
         * @return the caption's row
         * @throws IllegalArgumentException if the id is not above the previous one, or {@code sameText} was not added
         *     before
         */
        public int add(CaptionId id, Optional<CaptionKind> kind, CaptionId sameText) {
            if (size > 0 && ids[size - 1] >= id.value()) {
                throw new IllegalArgumentException("caption " + id + " comes after " + ids[size - 1]);
            }
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
            }
            ids[size] = id.value();
            int number = kinds.computeIfAbsent(kind, fresh -> {
                kindsInOrder.add(fresh);
                digest.bytes(fresh.toString().getBytes(StandardCharsets.UTF_8));
                return kindsInOrder.size() - 1;
            });
            int first = id.equals(sameText) ? size : Arrays.binarySearch(ids, 0, size, sameText.value());
            if (first < 0) {
                throw new IllegalArgumentException(
                        "caption " + id + " has the text of " + sameText + ", which is not before it");
            }
            kindNumbers.add(number);
            sameTexts.add(first);
            digest.number(id.value()).number(number).number(first);
            return size++;
        }

        /** The bank of all added captions. */
        public CaptionBank build() {
            return new CaptionBank(
                    Arrays.copyOf(ids, size),
                    kindNumbers.build().toArray(),
                    sameTexts.build().toArray(),
                    List.copyOf(kindsInOrder),
                    digest.hex());
        }
    }
}
