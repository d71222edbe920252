package io.schedulebuilder.planning;

import java.util.IdentityHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What {@link TimeLine} says of a week, as numbers that are kept up as messages come and go: each looks only at the
 * sends beside it.
 */
final class RunningLine {
    private final Week.OpenDays openDays;
    private final TimeRow<Send> sends = new TimeRow<>();
    private final TimeRow<Send> ppvSends = new TimeRow<>();
    private final TimeRow<Message> messages = new TimeRow<>();
    private final TimeRow<Message> ppvs = new TimeRow<>();
    private final IdentityHashMap<Day, Count> days = new IdentityHashMap<>();
    private final Spread[] spreadByWeek;

    private long ppvMinutesShort;
    private long messageMinutesShort;
    private long beyondCap;
    private long thirdOrLaterOfOnePriceTier;
    private long ofTheCategoryBefore;
    private long urgentAfterUrgent;
    private long afterAPpvWithoutABumpBetween;
    private long ppvsUneven;
    private int onTheHour;

    RunningLine(Week week) {
        this.openDays = week.openDays();
        this.spreadByWeek =
                Stream.generate(Spread::new).limit(openDays.byWeek().size()).toArray(Spread[]::new);
        for (Send neighbour : week.neighbours()) {
            long key = TimeRow.key(neighbour);
            sends.add(neighbour, key);
            if (neighbour.isPpv()) {
                ppvSends.add(neighbour, key);
            }
        }
    }

    long ppvMinutesShort() {
        return ppvMinutesShort;
    }

    long messageMinutesShort() {
        return messageMinutesShort;
    }

    /** Messages beyond the cap of their day. */
    long beyondCap() {
        return beyondCap;
    }

    long thirdOrLaterOfOnePriceTier() {
        return thirdOrLaterOfOnePriceTier;
    }

    long ofTheCategoryBefore() {
        return ofTheCategoryBefore;
    }

    long urgentAfterUrgent() {
        return urgentAfterUrgent;
    }

    long afterAPpvWithoutABumpBetween() {
        return afterAPpvWithoutABumpBetween;
    }

    long ppvsUneven() {
        return ppvsUneven;
    }

    long onTheHourBeyondHalf() {
        return TimeLine.onTheHourBeyondHalf(onTheHour, messages.size());
    }

    /** Puts in a message where it is placed. */
    void add(Message message) {
        long key = TimeRow.key(message);
        int send = sends.add(message, key);
        int own = messages.add(message, key);
        if (message.isPpv()) {
            int ppvSend = ppvSends.add(message, key);
            int ppv = ppvs.add(message, key);
            countPpv(message, ppvSend, ppv, 1);
        }
        count(message, send, own, 1);
    }

    /** Takes out a message that is still where it was put in. */
    void remove(Message message) {
        long key = TimeRow.key(message);
        int send = sends.indexOf(key);
        int own = messages.indexOf(key);
        count(message, send, own, -1);
        sends.remove(send);
        messages.remove(own);
        if (message.isPpv()) {
            int ppvSend = ppvSends.indexOf(key);
            int ppv = ppvs.indexOf(key);
            countPpv(message, ppvSend, ppv, -1);
            ppvSends.remove(ppvSend);
            ppvs.remove(ppv);
        }
    }

    private void count(Message message, int send, int own, int sign) {
        messageMinutesShort += sign * minutesShort(sends, send, message.gaps().messageSeconds());
        afterAPpvWithoutABumpBetween += sign * pairsMade(messages, own, Message::lacksABumpAfter);
        onTheHour += message.place().isOnTheHour() ? sign : 0;
        Day day = message.place().day();
        Count ofDay = days.computeIfAbsent(day, any -> new Count());
        beyondCap -= day.beyondCap(ofDay.messages);
        ofDay.messages += sign;
        beyondCap += day.beyondCap(ofDay.messages);
        if (message.isPpv() && day.isOpen()) {
            Spread spread = spreadByWeek[day.week() - 1];
            ppvsUneven -= openDays.uneven(day.week(), spread.squares, spread.ppvs);
            spread.squares -= (long) ofDay.ppvs * ofDay.ppvs;
            ofDay.ppvs += sign;
            spread.squares += (long) ofDay.ppvs * ofDay.ppvs;
            spread.ppvs += sign;
            ppvsUneven += openDays.uneven(day.week(), spread.squares, spread.ppvs);
        }
    }

    private void countPpv(Message ppv, int send, int own, int sign) {
        ppvMinutesShort += sign * minutesShort(ppvSends, send, ppv.gaps().ppvSeconds());
        thirdOrLaterOfOnePriceTier += sign * triplesMade(own);
        ofTheCategoryBefore += sign * pairsMade(ppvs, own, Message::isOfTheCategoryOf);
        urgentAfterUrgent += sign * pairsMade(ppvs, own, Message::isUrgentAfter);
    }

    /** How many more pairs in a row there are by a rule because a message is where it is. */
    private static long pairsMade(TimeRow<Message> row, int at, BiPredicate<Message, Message> rule) {
        return pair(row, at - 1, at, rule) + pair(row, at, at + 1, rule) - pair(row, at - 1, at + 1, rule);
    }

    private static long pair(TimeRow<Message> row, int before, int after, BiPredicate<Message, Message> rule) {
        return before >= 0 && after < row.size() && rule.test(row.get(after), row.get(before)) ? 1 : 0;
    }

    /** How many more PPVs are the third of one price tier because one is where it is. */
    private long triplesMade(int at) {
        return triple(at - 2, at - 1, at)
                + triple(at - 1, at, at + 1)
                + triple(at, at + 1, at + 2)
                - triple(at - 2, at - 1, at + 1)
                - triple(at - 1, at + 1, at + 2);
    }

    private long triple(int first, int second, int third) {
        return first >= 0
                        && third < ppvs.size()
                        && ppvs.get(second).isOfThePriceTierOf(ppvs.get(first))
                        && ppvs.get(third).isOfThePriceTierOf(ppvs.get(second))
                ? 1
                : 0;
    }

    /** Minutes that a send is short of a gap, to all others. */
    private static long minutesShort(TimeRow<Send> row, int at, long gapSeconds) {
        long second = row.epochSecond(at);
        long sum = 0;
        for (int before = at - 1; before >= 0; before--) {
            long minutesShort = Gaps.minutesShort(gapSeconds, row.epochSecond(before), second);
            if (minutesShort == 0) {
                break; // and those before it are farther still
            }
            sum += minutesShort;
        }
        for (int after = at + 1; after < row.size(); after++) {
            long minutesShort = Gaps.minutesShort(gapSeconds, second, row.epochSecond(after));
            if (minutesShort == 0) {
                break;
            }
            sum += minutesShort;
        }
        return sum;
    }

    /** How the PPVs of a week lie on its open days: their squares, day by day, and how many they are. */
    private static final class Spread {
        private long squares;
        private int ppvs;
    }

    private static final class Count {
        private int messages;
        private int ppvs;
    }
}
