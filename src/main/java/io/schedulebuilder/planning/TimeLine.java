package io.schedulebuilder.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.optaplanner.core.api.score.stream.uni.UniConstraintCollector;

/** The placed messages of a week in order of time, and what their order says. Ties go to the lower rank. */
final class TimeLine {

    /** Collects messages into a time line; one moved message costs one insertion. */
    static final UniConstraintCollector<Message, ?, TimeLine> COLLECTOR = new Collector();

    private final Message[] messages;
    private final Message[] ppvs;
    private final int onTheHour;

    private TimeLine(Message[] messages) {
        this.messages = messages;
        Message[] paid = new Message[messages.length];
        int paidCount = 0;
        int onTheHourCount = 0;
        for (Message message : messages) {
            if (message.isPpv()) {
                paid[paidCount++] = message;
            }
            if (message.place().isOnTheHour()) {
                onTheHourCount++;
            }
        }
        this.ppvs = Arrays.copyOf(paid, paidCount);
        this.onTheHour = onTheHourCount;
    }

    /** A time line of placed messages given in any order. */
    static TimeLine of(List<Message> placed) {
        Sorter sorter = new Sorter();
        placed.forEach(sorter::add);
        return sorter.toTimeLine();
    }

    List<Message> messages() {
        return List.of(messages);
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

    /** Messages kept sorted by time. Remembers the time at which each came in: it has moved when it is taken out. */
    private static final class Sorter {
        private static final int RANK_BITS = 16;

        private long[] keys = new long[64];
        private Message[] messages = new Message[64];
        private int size;

        Runnable add(Message message) {
            long key = (message.epochSecond() << RANK_BITS) | message.rank();
            int at = -Arrays.binarySearch(keys, 0, size, key) - 1;
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                messages = Arrays.copyOf(messages, 2 * size);
            }
            System.arraycopy(keys, at, keys, at + 1, size - at);
            System.arraycopy(messages, at, messages, at + 1, size - at);
            keys[at] = key;
            messages[at] = message;
            size++;
            return () -> remove(key);
        }

        private void remove(long key) {
            int at = Arrays.binarySearch(keys, 0, size, key);
            size--;
            System.arraycopy(keys, at + 1, keys, at, size - at);
            System.arraycopy(messages, at + 1, messages, at, size - at);
        }

        TimeLine toTimeLine() {
            return new TimeLine(Arrays.copyOf(messages, size));
        }
    }

    private static final class Collector implements UniConstraintCollector<Message, Sorter, TimeLine> {
        @Override
        public java.util.function.Supplier<Sorter> supplier() {
            return Sorter::new;
        }

        @Override
        public java.util.function.BiFunction<Sorter, Message, Runnable> accumulator() {
            return Sorter::add;
        }

        @Override
        public java.util.function.Function<Sorter, TimeLine> finisher() {
            return Sorter::toTimeLine;
        }
    }
}
