package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to the messages of plan A in plan B. Messages are matched by caption. Each list is in order of time, by
 * the earlier of a message's two times.
 *
 * @param asTheyWere messages that are the same in both, at the same time
 * @param leftOutInBoth messages that neither plan places
 * @param moved sent in both, at different times
 * @param otherCaption one sent in A and another in B, PPV for PPV or bump for bump, at the same time
 * @param changed sent in both at the same time, with another type, tier, category, urgency or text
 * @param added sent in B, not in A
 * @param dropped sent in A, not in B
 * @param leftOut sent in A or not in it, unplaced in B
 * @param placed unplaced in A, sent in B
 * @param noLongerLeftOut unplaced in A, not in B
 */
public record MessageChanges(
        List<Pair> asTheyWere,
        List<Pair> leftOutInBoth,
        List<Pair> moved,
        List<Pair> otherCaption,
        List<Pair> changed,
        List<Pair> added,
        List<Pair> dropped,
        List<Pair> leftOut,
        List<Pair> placed,
        List<Pair> noLongerLeftOut) {

    /**
     * A message in one plan.
     *
     * @param priceTier as in the CSV; "" if a plan of an older version does not have it
     * @param time local, yyyy-MM-dd HH:mm; empty if unplaced
     * @param expectedRevenue dollars; empty if unplaced
     * @param reasons why it is unplaced
     */
    public record Entry(
            CaptionId captionId,
            MessageType messageType,
            String priceTier,
            String contentCategory,
            boolean hasUrgency,
            String captionText,
            Optional<Minute> time,
            Optional<BigDecimal> expectedRevenue,
            List<String> reasons,
            @JsonIgnore Optional<Instant> instant) {

        /** A message that a plan sends. */
        public static Entry of(Plan plan, Plan.Message message) {
            TimeSlot slot = plan.slot(message);
            return new Entry(
                    message.captionId(),
                    message.messageType(),
                    message.priceTier().label(),
                    message.contentCategory(),
                    message.hasUrgency(),
                    message.captionText(),
                    Optional.of(new Minute(slot.local())),
                    Optional.of(message.expectedRevenue()),
                    List.of(),
                    Optional.of(slot.instant()));
        }

        private static Entry leftOut(CaptionId id, Plan.Unplaced unplaced) {
            Optional<Plan.UnplacedCaption> caption = unplaced.caption();
            return new Entry(
                    id,
                    unplaced.messageType(),
                    caption.map(known -> known.priceTier().label()).orElse(""),
                    caption.map(Plan.UnplacedCaption::contentCategory).orElse(""),
                    caption.map(Plan.UnplacedCaption::hasUrgency).orElse(false),
                    caption.map(Plan.UnplacedCaption::captionText).orElse(""),
                    Optional.empty(),
                    Optional.empty(),
                    unplaced.reasons(),
                    Optional.empty());
        }

        /**
         * Whether both plans have the same message. Ignores expected revenue, because it depends on each week's data.
         */
        private boolean isLike(Entry other) {
            return messageType == other.messageType
                    && priceTier.equals(other.priceTier)
                    && contentCategory.equals(other.contentCategory)
                    && hasUrgency == other.hasUrgency
                    && captionText.equals(other.captionText);
        }
    }

    /**
     * A message in both plans.
     *
     * @param a empty if only B has it
     * @param b empty if only A has it
     * @param minutesLater minutes from A's time to B's, negative if earlier; empty unless both send it
     */
    public record Pair(Optional<Entry> a, Optional<Entry> b, Optional<Long> minutesLater) {
        private static Pair of(Optional<Entry> a, Optional<Entry> b) {
            return new Pair(a, b, a.flatMap(Entry::instant).flatMap(from -> b.flatMap(Entry::instant)
                    .map(to -> Duration.between(from, to).toMinutes())));
        }

        /** The earlier of its times; {@link Instant#MAX} if neither plan sends it. */
        private Instant first() {
            Instant inA = a.flatMap(Entry::instant).orElse(Instant.MAX);
            Instant inB = b.flatMap(Entry::instant).orElse(Instant.MAX);
            return inA.isBefore(inB) ? inA : inB;
        }

        /** Whether B sends this message at the same time and with the same type as A's dropped message. */
        private boolean isInPlaceOf(Pair dropped) {
            return b.flatMap(Entry::instant).equals(dropped.a.flatMap(Entry::instant))
                    && b.map(Entry::messageType).equals(dropped.a.map(Entry::messageType));
        }

        private static Became becameOfBoth(Entry inA, Entry inB) {
            if (!inA.captionId().equals(inB.captionId())) {
                return Became.OTHER_CAPTION;
            }
            return !inA.instant().equals(inB.instant())
                    ? Became.MOVED
                    : inA.isLike(inB) ? Became.AS_IT_WAS : Became.CHANGED;
        }

        private Became became() {
            Optional<Instant> inA = a.flatMap(Entry::instant);
            Optional<Instant> inB = b.flatMap(Entry::instant);
            if (inA.isPresent() && inB.isPresent()) {
                return becameOfBoth(a.orElseThrow(), b.orElseThrow());
            }
            if (inA.isPresent()) {
                return b.isPresent() ? Became.LEFT_OUT : Became.DROPPED;
            }
            if (inB.isPresent()) {
                return a.isPresent() ? Became.PLACED : Became.ADDED;
            }
            return a.isEmpty() ? Became.LEFT_OUT : b.isEmpty() ? Became.NO_LONGER_LEFT_OUT : Became.LEFT_OUT_IN_BOTH;
        }
    }

    private enum Became {
        AS_IT_WAS,
        LEFT_OUT_IN_BOTH,
        MOVED,
        OTHER_CAPTION,
        CHANGED,
        ADDED,
        DROPPED,
        LEFT_OUT,
        PLACED,
        NO_LONGER_LEFT_OUT
    }

    /** The messages of a plan by caption, in its order, sent ones before unplaced ones. */
    static Map<CaptionId, Entry> entries(Plan plan) {
        Map<CaptionId, Entry> entries = new LinkedHashMap<>();
        plan.messages().forEach(message -> entries.put(message.captionId(), Entry.of(plan, message)));
        plan.unplaced().forEach(left -> left.captionId().ifPresent(id -> entries.put(id, Entry.leftOut(id, left))));
        return entries;
    }

    /** Compares messages by caption with those of a plan. */
    public static MessageChanges between(Map<CaptionId, Entry> a, Plan plan) {
        return between(a, entries(plan));
    }

    static MessageChanges between(Map<CaptionId, Entry> a, Map<CaptionId, Entry> b) {
        List<Pair> pairs = new ArrayList<>();
        a.forEach((caption, inA) -> pairs.add(Pair.of(Optional.of(inA), Optional.ofNullable(b.get(caption)))));
        b.forEach((caption, inB) -> {
            if (!a.containsKey(caption)) {
                pairs.add(Pair.of(Optional.empty(), Optional.of(inB)));
            }
        });
        joinOtherCaptions(pairs);
        return new MessageChanges(
                those(pairs, Became.AS_IT_WAS),
                those(pairs, Became.LEFT_OUT_IN_BOTH),
                those(pairs, Became.MOVED),
                those(pairs, Became.OTHER_CAPTION),
                those(pairs, Became.CHANGED),
                those(pairs, Became.ADDED),
                those(pairs, Became.DROPPED),
                those(pairs, Became.LEFT_OUT),
                those(pairs, Became.PLACED),
                those(pairs, Became.NO_LONGER_LEFT_OUT));
    }

    /** Joins a dropped message and an added one with the same type and time into one message with another caption. */
    private static void joinOtherCaptions(List<Pair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            Pair dropped = pairs.get(i);
            if (dropped.became() == Became.DROPPED) {
                Optional<Pair> added = pairs.stream()
                        .filter(pair -> pair.became() == Became.ADDED && pair.isInPlaceOf(dropped))
                        .findFirst();
                if (added.isPresent()) {
                    pairs.set(i, Pair.of(dropped.a(), added.get().b()));
                    pairs.remove(added.get());
                }
            }
        }
    }

    private static List<Pair> those(List<Pair> pairs, Became became) {
        return pairs.stream()
                .filter(pair -> pair.became() == became)
                .sorted(Comparator.comparing(Pair::first))
                .toList();
    }
}
