package io.schedulebuilder.schedule;

import io.schedulebuilder.schedule.PlanDiff.Entry;
import io.schedulebuilder.schedule.PlanDiff.Pair;
import io.schedulebuilder.schedule.PlanMessages.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The messages of two plans, caption by caption, sorted by what became of them. */
final class MessagePairs {
    private record Both(Optional<Known> a, Optional<Known> b) {
        Optional<Instant> sentInA() {
            return a.flatMap(Known::instant);
        }

        Optional<Instant> sentInB() {
            return b.flatMap(Known::instant);
        }

        /** The earlier of its times; the end of time when neither plan sends it. */
        Instant first() {
            Instant inA = sentInA().orElse(Instant.MAX);
            Instant inB = sentInB().orElse(Instant.MAX);
            return inA.isBefore(inB) ? inA : inB;
        }

        Pair pair() {
            return new Pair(a.map(Known::entry), b.map(Known::entry), sentInA().flatMap(from -> sentInB()
                    .map(to -> Duration.between(from, to).toMinutes())));
        }
    }

    private final List<Both> asTheyWere = new ArrayList<>();
    private final List<Both> leftOutInBoth = new ArrayList<>();
    private final List<Both> moved = new ArrayList<>();
    private final List<Both> otherCaption = new ArrayList<>();
    private final List<Both> changed = new ArrayList<>();
    private final List<Both> added = new ArrayList<>();
    private final List<Both> dropped = new ArrayList<>();
    private final List<Both> leftOut = new ArrayList<>();
    private final List<Both> placed = new ArrayList<>();
    private final List<Both> noLongerLeftOut = new ArrayList<>();

    private MessagePairs() {}

    static MessagePairs of(PlanMessages a, PlanMessages b) {
        MessagePairs pairs = new MessagePairs();
        a.byCaption()
                .forEach((caption, inA) -> pairs.sortIn(new Both(
                        Optional.of(inA), Optional.ofNullable(b.byCaption().get(caption)))));
        b.byCaption().forEach((caption, inB) -> {
            if (!a.byCaption().containsKey(caption)) {
                pairs.sortIn(new Both(Optional.empty(), Optional.of(inB)));
            }
        });
        pairs.joinOtherCaptions();
        return pairs;
    }

    private void sortIn(Both both) {
        if (both.sentInA().isPresent() && both.sentInB().isPresent()) {
            if (!both.sentInA().equals(both.sentInB())) {
                moved.add(both);
            } else if (!likeIn(both.a(), both.b())) {
                changed.add(both);
            } else {
                asTheyWere.add(both);
            }
        } else if (both.sentInA().isPresent()) {
            (both.b().isPresent() ? leftOut : dropped).add(both);
        } else if (both.sentInB().isPresent()) {
            (both.a().isPresent() ? placed : added).add(both);
        } else if (both.a().isEmpty()) {
            leftOut.add(both);
        } else if (both.b().isEmpty()) {
            noLongerLeftOut.add(both);
        } else {
            leftOutInBoth.add(both);
        }
    }

    /** Whether both plans mean the same message by the caption: what a week's data say it earns may differ. */
    private static boolean likeIn(Optional<Known> a, Optional<Known> b) {
        return a.map(known -> alike(known.entry())).equals(b.map(known -> alike(known.entry())));
    }

    private static List<Object> alike(Entry entry) {
        return List.of(
                entry.messageType(),
                entry.priceTier(),
                entry.contentCategory(),
                entry.hasUrgency(),
                entry.captionText());
    }

    /** A dropped message and an added one of its type at its time are one message with another caption. */
    private void joinOtherCaptions() {
        for (Iterator<Both> left = dropped.iterator(); left.hasNext(); ) {
            Both inA = left.next();
            Optional<Both> inB = added.stream()
                    .filter(other -> other.sentInB().equals(inA.sentInA())
                            && type(other.b()).equals(type(inA.a())))
                    .findFirst();
            if (inB.isPresent()) {
                left.remove();
                added.remove(inB.get());
                otherCaption.add(new Both(inA.a(), inB.get().b()));
            }
        }
    }

    private static Optional<String> type(Optional<Known> known) {
        return known.map(message -> message.entry().messageType());
    }

    private static List<Pair> inOrderOfTime(List<Both> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparing(Both::first))
                .map(Both::pair)
                .toList();
    }

    List<Pair> asTheyWere() {
        return inOrderOfTime(asTheyWere);
    }

    List<Pair> leftOutInBoth() {
        return inOrderOfTime(leftOutInBoth);
    }

    List<Pair> moved() {
        return inOrderOfTime(moved);
    }

    List<Pair> otherCaption() {
        return inOrderOfTime(otherCaption);
    }

    List<Pair> changed() {
        return inOrderOfTime(changed);
    }

    List<Pair> added() {
        return inOrderOfTime(added);
    }

    List<Pair> dropped() {
        return inOrderOfTime(dropped);
    }

    List<Pair> leftOut() {
        return inOrderOfTime(leftOut);
    }

    List<Pair> placed() {
        return inOrderOfTime(placed);
    }

    List<Pair> noLongerLeftOut() {
        return inOrderOfTime(noLongerLeftOut);
    }
}
