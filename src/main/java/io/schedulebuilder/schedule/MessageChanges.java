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
 * What became of the messages of plan A in plan B. A message is known by its caption; lists are in order of the earlier of
 * its times.
 *
 * @param asTheyWere messages that are the same in both, at the same time
 * @param leftOutInBoth messages that neither plan places
 * @param moved sent in both, at other times
 * @param otherCaption sent in one each, PPV for PPV or bump for bump, at the same time
 * @param changed sent in both at the same time, with another type, tier, category, urgency or text
 * @param added sent in B, unknown to A
 * @param dropped sent in A, unknown to B
 * @param leftOut sent in A or unknown to it, left out by B
 * @param placed left out by A, sent in B
 * @param noLongerLeftOut left out by A, unknown to B
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
     * A message as one plan has it.
     *
     * @param priceTier the CSV's word; "" where a plan of an older version does not say it
     * @param time local, yyyy-MM-dd HH:mm; empty when left out
     * @param expectedRevenue dollars; empty when left out
     * @param reasons why it is left out
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

        /** Whether both plans mean the same message: what a week's data say it earns may differ. */
        private boolean isLike(Entry other) {
            return messageType == other.messageType
                    && priceTier.equals(other.priceTier)
                    && contentCategory.equals(other.contentCategory)
                    && hasUrgency == other.hasUrgency
                    && captionText.equals(other.captionText);
        }
    }

    /**
     * A message as both plans have it.
     *
     * @param a empty where only B knows it
     * @param b empty where only A knows it
     * @param minutesLater elapsed from A's time to B's, below 0 when earlier; empty unless both send it
     */
    public record Pair(Optional<Entry> a, Optional<Entry> b, Optional<Long> minutesLater) {
        private static Pair of(Optional<Entry> a, Optional<Entry> b) {
            return new Pair(a, b, a.flatMap(Entry::instant).flatMap(from -> b.flatMap(Entry::instant)
                    .map(to -> Duration.between(from, to).toMinutes())));
        }

        /** The earlier of its times; the end of time when neither plan sends it. */
        private Instant first() {
            Instant inA = a.flatMap(Entry::instant).orElse(Instant.MAX);
            Instant inB = b.flatMap(Entry::instant).orElse(Instant.MAX);
            return inA.isBefore(inB) ? inA : inB;
        }

        /** Whether B sends this message when A sends another of its type. */
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

    /** The messages of a plan by caption, in its order, those left out after those sent. */
    static Map<CaptionId, Entry> entries(Plan plan) {
        Map<CaptionId, Entry> entries = new LinkedHashMap<>();
        plan.messages().forEach(message -> entries.put(message.captionId(), Entry.of(plan, message)));
        plan.unplaced().forEach(left -> left.captionId().ifPresent(id -> entries.put(id, Entry.leftOut(id, left))));
        return entries;
    }

    /** From messages by caption to those of a plan. */
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

    /** A dropped message and an added one of its type at its time are one message with another caption. */
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
