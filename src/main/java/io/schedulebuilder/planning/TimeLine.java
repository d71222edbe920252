package io.schedulebuilder.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.optaplanner.core.api.score.stream.uni.UniConstraintCollector;

/**
 * The sends of a week in order of time, and what their order says; sends at one time stand by rank. The gaps are kept to
 * all sends; price tiers, categories and the like are known only of this plan's messages.
 */
final class TimeLine {

    /** Collects sends into a time line; one moved message costs one insertion. */
    static final UniConstraintCollector<Send, ?, TimeLine> COLLECTOR = new Collector();

    private final Send[] sends;
    private final Send[] ppvSends;
    private final Message[] messages;
    private final Message[] ppvs;
    private final int onTheHour;

    private TimeLine(Send[] sends) {
        this.sends = sends;
        Send[] paidSends = new Send[sends.length];
        Message[] own = new Message[sends.length];
        Message[] paid = new Message[sends.length];
        int paidSendCount = 0;
        int ownCount = 0;
        int paidCount = 0;
        int onTheHourCount = 0;
        for (Send send : sends) {
            if (send.isPpv()) {
                paidSends[paidSendCount++] = send;
            }
            if (send instanceof Message message) {
                own[ownCount++] = message;
                if (message.isPpv()) {
                    paid[paidCount++] = message;
                }
                if (message.place().isOnTheHour()) {
                    onTheHourCount++;
                }
            }
        }
        this.ppvSends = Arrays.copyOf(paidSends, paidSendCount);
        this.messages = Arrays.copyOf(own, ownCount);
        this.ppvs = Arrays.copyOf(paid, paidCount);
        this.onTheHour = onTheHourCount;
    }

    /** A time line of placed messages given in any order. */
    static TimeLine of(List<Message> placed) {
        Sorter sorter = new Sorter();
        placed.forEach(sorter::add);
        return sorter.toTimeLine();
    }

    /** A time line of all that a week holds. */
    static TimeLine of(Week week) {
        Sorter sorter = new Sorter();
        week.neighbours().forEach(sorter::add);
        week.messages().stream().filter(Message::isPlaced).forEach(sorter::add);
        return sorter.toTimeLine();
    }

    List<Message> messages() {
        return List.of(messages);
    }

    List<Message> ppvs() {
        return List.of(ppvs);
    }

    /**
     * Two sends, one of them of this plan, that are closer than a gap.
     *
     * @param minutesShort to the gap, a begun minute whole
     */
    record TooClose(Send first, Send second, long minutesShort) {}

    List<TooClose> ppvsTooClose() {
        return messages.length == 0
                ? List.of()
                : tooClose(ppvSends, messages[0].gaps().ppvSeconds());
    }

    List<TooClose> messagesTooClose() {
        return messages.length == 0
                ? List.of()
                : tooClose(sends, messages[0].gaps().messageSeconds());
    }

    private static List<TooClose> tooClose(Send[] inOrder, long gapSeconds) {
        List<TooClose> found = new ArrayList<>();
        for (int i = 0; i < inOrder.length; i++) {
            for (int j = i + 1; j < inOrder.length; j++) {
                long minutesShort = Gaps.minutesShort(gapSeconds, inOrder[i].epochSecond(), inOrder[j].epochSecond());
                if (minutesShort == 0) {
                    break; // and those after it are farther still
                }
                if (inOrder[i] instanceof Message || inOrder[j] instanceof Message) {
                    found.add(new TooClose(inOrder[i], inOrder[j], minutesShort));
                }
            }
        }
        return found;
    }

    List<Message> thirdOrLaterOfOnePriceTier() {
        List<Message> found = new ArrayList<>();
        for (int i = 2; i < ppvs.length; i++) {
            if (ppvs[i].priceTier() == ppvs[i - 1].priceTier() && ppvs[i].priceTier() == ppvs[i - 2].priceTier()) {
                found.add(ppvs[i]);
            }
        }
        return found;
    }

    List<Message> ofTheCategoryBefore() {
        return ppvsThatFollow((before, ppv) -> before.category().equals(ppv.category()));
    }

    List<Message> urgentAfterUrgent() {
        return ppvsThatFollow((before, ppv) -> before.isUrgent() && ppv.isUrgent());
    }

    private List<Message> ppvsThatFollow(BiPredicate<Message, Message> rule) {
        List<Message> found = new ArrayList<>();
        for (int i = 1; i < ppvs.length; i++) {
            if (rule.test(ppvs[i - 1], ppvs[i])) {
                found.add(ppvs[i]);
            }
        }
        return found;
    }

    List<Message> afterAPpvWithoutABumpBetween() {
        List<Message> found = new ArrayList<>();
        for (int i = 1; i < messages.length; i++) {
            Message before = messages[i - 1];
            Message message = messages[i];
            if (before.isPpv()
                    && message.isPpv()
                    && before.place().day() == message.place().day()) {
                found.add(message);
            }
        }
        return found;
    }

    /** Sum of squares of PPVs per open day, less what it is when they are spread as evenly as can be. */
    long ppvsUnevenOver(Week.OpenDays days) {
        long squares = 0;
        int total = 0;
        int ofDay = 0;
        for (int i = 0; i < ppvs.length; i++) {
            Day day = ppvs[i].place().day();
            ofDay++;
            if (i + 1 == ppvs.length || ppvs[i + 1].place().day() != day) {
                if (day.isOpen()) {
                    squares += (long) ofDay * ofDay;
                    total += ofDay;
                }
                ofDay = 0;
            }
        }
        if (total == 0) {
            return 0;
        }
        long even = total / days.count();
        long daysWithOneMore = total % days.count();
        return squares - even * even * days.count() - daysWithOneMore * (2 * even + 1);
    }

    /** Messages at minute 00 beyond half of all; half of an odd number rounds down. */
    long onTheHourBeyondHalf() {
        return Math.max(0, onTheHour - messages.length / 2);
    }

    /** Sends kept sorted by time. Remembers the time at which each came in: it has moved when it is taken out. */
    private static final class Sorter {
        private static final int RANK_BITS = 16;

        private long[] keys = new long[64];
        private Send[] sends = new Send[64];
        private int size;

        Runnable add(Send send) {
            long key = (send.epochSecond() << RANK_BITS) | send.rank();
            int at = -Arrays.binarySearch(keys, 0, size, key) - 1;
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                sends = Arrays.copyOf(sends, 2 * size);
            }
            System.arraycopy(keys, at, keys, at + 1, size - at);
            System.arraycopy(sends, at, sends, at + 1, size - at);
            keys[at] = key;
            sends[at] = send;
            size++;
            return () -> remove(key);
        }

        private void remove(long key) {
            int at = Arrays.binarySearch(keys, 0, size, key);
            size--;
            System.arraycopy(keys, at + 1, keys, at, size - at);
            System.arraycopy(sends, at + 1, sends, at, size - at);
        }

        TimeLine toTimeLine() {
            return new TimeLine(Arrays.copyOf(sends, size));
        }
    }

    private static final class Collector implements UniConstraintCollector<Send, Sorter, TimeLine> {
        @Override
        public Supplier<Sorter> supplier() {
            return Sorter::new;
        }

        @Override
        public BiFunction<Sorter, Send, Runnable> accumulator() {
            return Sorter::add;
        }

        @Override
        public Function<Sorter, TimeLine> finisher() {
            return Sorter::toTimeLine;
        }
    }
}
