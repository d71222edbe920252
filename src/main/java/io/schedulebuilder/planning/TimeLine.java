package io.schedulebuilder.planning;

import java.util.ArrayList;
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

    /** Collects sends into a time line. */
    static final UniConstraintCollector<Send, ?, TimeLine> COLLECTOR = new Collector();

    private final TimeRow<Send> sends;
    private final TimeRow<Send> ppvSends;
    private final TimeRow<Message> messages;
    private final TimeRow<Message> ppvs;

    private TimeLine() {
        this(new TimeRow<>(), new TimeRow<>(), new TimeRow<>(), new TimeRow<>());
    }

    private TimeLine(TimeRow<Send> sends, TimeRow<Send> ppvSends, TimeRow<Message> messages, TimeRow<Message> ppvs) {
        this.sends = sends;
        this.ppvSends = ppvSends;
        this.messages = messages;
        this.ppvs = ppvs;
    }

    /** A time line of placed messages given in any order. */
    static TimeLine of(List<Message> placed) {
        TimeLine line = new TimeLine();
        placed.forEach(line::add);
        return line;
    }

    /** A time line of all that a week holds. */
    static TimeLine of(Week week) {
        TimeLine line = new TimeLine();
        week.neighbours().forEach(line::add);
        week.messages().stream().filter(Message::isPlaced).forEach(line::add);
        return line;
    }

    private void add(Send send) {
        long key = TimeRow.key(send);
        sends.add(send, key);
        if (send.isPpv()) {
            ppvSends.add(send, key);
        }
        if (send instanceof Message message) {
            messages.add(message, key);
            if (message.isPpv()) {
                ppvs.add(message, key);
            }
        }
    }

    private void remove(Send send, long key) {
        sends.remove(sends.indexOf(key));
        if (send.isPpv()) {
            ppvSends.remove(ppvSends.indexOf(key));
        }
        if (send instanceof Message message) {
            messages.remove(messages.indexOf(key));
            if (message.isPpv()) {
                ppvs.remove(ppvs.indexOf(key));
            }
        }
    }

    List<Message> messages() {
        return messages.toList();
    }

    List<Message> ppvs() {
        return ppvs.toList();
    }

    /**
     * Two sends, one of them of this plan, that are closer than a gap.
     *
     * @param minutesShort to the gap, a begun minute whole
     */
    record TooClose(Send first, Send second, long minutesShort) {}

    List<TooClose> ppvsTooClose() {
        return messages.size() == 0
                ? List.of()
                : tooClose(ppvSends, messages.get(0).gaps().ppvSeconds());
    }

    List<TooClose> messagesTooClose() {
        return messages.size() == 0
                ? List.of()
                : tooClose(sends, messages.get(0).gaps().messageSeconds());
    }

    private static List<TooClose> tooClose(TimeRow<Send> row, long gapSeconds) {
        List<TooClose> found = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            for (int j = i + 1; j < row.size(); j++) {
                long minutesShort = Gaps.minutesShort(gapSeconds, row.epochSecond(i), row.epochSecond(j));
                if (minutesShort == 0) {
                    break; // and those after it are farther still
                }
                if (row.get(i) instanceof Message || row.get(j) instanceof Message) {
                    found.add(new TooClose(row.get(i), row.get(j), minutesShort));
                }
            }
        }
        return found;
    }

    List<Message> thirdOrLaterOfOnePriceTier() {
        List<Message> found = new ArrayList<>();
        for (int i = 2; i < ppvs.size(); i++) {
            if (ppvs.get(i).isOfThePriceTierOf(ppvs.get(i - 1))
                    && ppvs.get(i - 1).isOfThePriceTierOf(ppvs.get(i - 2))) {
                found.add(ppvs.get(i));
            }
        }
        return found;
    }

    List<Message> ofTheCategoryBefore() {
        return following(ppvs, Message::isOfTheCategoryOf);
    }

    List<Message> urgentAfterUrgent() {
        return following(ppvs, Message::isUrgentAfter);
    }

    List<Message> afterAPpvWithoutABumpBetween() {
        return following(messages, Message::lacksABumpAfter);
    }

    private static List<Message> following(TimeRow<Message> row, BiPredicate<Message, Message> rule) {
        List<Message> found = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
            if (rule.test(row.get(i), row.get(i - 1))) {
                found.add(row.get(i));
            }
        }
        return found;
    }

    /** Week by week: sum of squares of PPVs per open day, less what it is when they are spread as evenly as can be. */
    long ppvsUnevenOver(Week.OpenDays days) {
        long uneven = 0;
        long squares = 0;
        int total = 0;
        int ofDay = 0;
        for (int i = 0; i < ppvs.size(); i++) {
            Day day = ppvs.get(i).place().day();
            boolean last = i + 1 == ppvs.size();
            ofDay++;
            if (last || ppvs.get(i + 1).place().day() != day) {
                if (day.isOpen()) {
                    squares += (long) ofDay * ofDay;
                    total += ofDay;
                }
                ofDay = 0;
            }
            if (last || ppvs.get(i + 1).place().day().week() != day.week()) {
                uneven += days.uneven(day.week(), squares, total);
                squares = 0;
                total = 0;
            }
        }
        return uneven;
    }

    /** Messages at minute 00 beyond half of all; half of an odd number rounds down. */
    long onTheHourBeyondHalf() {
        int onTheHour = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).place().isOnTheHour()) {
                onTheHour++;
            }
        }
        return onTheHourBeyondHalf(onTheHour, messages.size());
    }

    static long onTheHourBeyondHalf(int onTheHour, int messages) {
        return Math.max(0, onTheHour - messages / 2);
    }

    private TimeLine copy() {
        return new TimeLine(sends.copy(), ppvSends.copy(), messages.copy(), ppvs.copy());
    }

    /** Takes a send out by the time at which it came in: it has moved by then. */
    private static final class Collector implements UniConstraintCollector<Send, TimeLine, TimeLine> {
        @Override
        public Supplier<TimeLine> supplier() {
            return TimeLine::new;
        }

        @Override
        public BiFunction<TimeLine, Send, Runnable> accumulator() {
            return (line, send) -> {
                long key = TimeRow.key(send);
                line.add(send);
                return () -> line.remove(send, key);
            };
        }

        @Override
        public Function<TimeLine, TimeLine> finisher() {
            return TimeLine::copy;
        }
    }
}
