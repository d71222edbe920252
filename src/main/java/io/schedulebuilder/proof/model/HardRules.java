package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * The hard rules. If a layout enforces them, it has already removed the times that break a rule for one message alone,
 * and this class adds the rules between messages. Otherwise each rule counts its violations.
 */
record HardRules(WeekModel week) {
    /**
     * Forbids every choice that breaks a rule. Messages that were already sent are exempt, because they cannot change.
     */
    void enforce() {
        List<SlotVariable> free = week.slots().stream()
                .filter(slotVariable -> !slotVariable.sent())
                .toList();
        atMostOneWithin(week.problem().policy().messageGap(), free);
        atMostOneWithin(
                week.problem().policy().ppvGap(),
                free.stream().filter(SlotVariable::ppv).toList());
        for (LocalDate day : week.calendar().days()) {
            LinearExpr ofDay = week.taken(
                    slotVariable -> !slotVariable.sent() && slotVariable.day().equals(day));
            week.cp().addLessOrEqual(ofDay, Layout.roomOn(day, week.problem(), week.calendar()));
        }
        for (List<Kind> sameText : kindsOfOneText(kind -> !kind.isSent())) {
            week.cp().addLessOrEqual(placed(sameText), 1);
        }
    }

    /** Allows at most one message in each time span that is shorter than a gap. */
    private void atMostOneWithin(Duration gap, List<SlotVariable> slots) {
        int coveredTo = 0;
        for (int from = 0; from < slots.size(); from++) {
            int to = Math.max(from, coveredTo);
            while (to < slots.size() && slots.get(to).second() - slots.get(from).second() < gap.toSeconds()) {
                to++;
            }
            if (to > coveredTo && to > from + 1) {
                week.cp()
                        .addAtMostOne(slots.subList(from, to).stream()
                                .map(SlotVariable::taken)
                                .toArray(Literal[]::new));
            }
            coveredTo = Math.max(to, coveredTo);
        }
    }

    /** Minutes by which PPVs are closer than the PPV gap. */
    LinearExpr ppvMinutesShort() {
        return minutesShort(
                week.slots().stream().filter(SlotVariable::ppv).toList(),
                week.problem().fixed().stream()
                        .filter(send -> send.type() == MessageType.PPV)
                        .toList(),
                week.calendar()::minutesShortOfPpvGap);
    }

    /** Minutes by which messages are closer than the message gap. */
    LinearExpr messageMinutesShort() {
        return minutesShort(week.slots(), week.problem().fixed(), week.calendar()::minutesShort);
    }

    /** Pairs of messages with the same text. */
    LinearExpr sameText() {
        LinearExprBuilder sameText = LinearExpr.newBuilder();
        kindsOfOneText(kind -> true).forEach(kinds -> sameText.add(pairs(kinds)));
        return sameText.build();
    }

    private LinearExpr minutesShort(
            List<SlotVariable> slots, List<FixedSend> fixed, ToLongBiFunction<TimeSlot, Instant> ofTwo) {
        LinearExprBuilder minutes = LinearExpr.newBuilder();
        for (SlotVariable one : slots) {
            for (SlotVariable other : slots) {
                long minutesShort = ofTwo.applyAsLong(one.at(), other.at().instant());
                if (one.rank() < other.rank() && minutesShort > 0) {
                    minutes.addTerm(both(one.taken(), other.taken()), minutesShort);
                }
            }
            for (FixedSend send : fixed) {
                minutes.addTerm(one.taken(), ofTwo.applyAsLong(one.at(), send.at()));
            }
        }
        return minutes.build();
    }

    /** This plan's messages beyond each day's cap. Messages of other plans count first. */
    LinearExpr beyondCap() {
        LinearExprBuilder beyond = LinearExpr.newBuilder();
        for (LocalDate day : week.calendar().days()) {
            LinearExpr ofDay = week.taken(slotVariable -> slotVariable.day().equals(day));
            long room = Math.max(
                    0, week.problem().policy().dailyCap() - week.calendar().fixedOn(day));
            IntVar ofDayBeyond = week.cp().newIntVar(0, week.slots().size(), "beyond cap");
            week.cp().addGreaterOrEqual(LinearExpr.newBuilder().add(ofDayBeyond).add(room), ofDay);
            beyond.add(ofDayBeyond);
        }
        return beyond.build();
    }

    private Collection<List<Kind>> kindsOfOneText(Predicate<Kind> of) {
        return week.layout().kinds().stream()
                .filter(of)
                .collect(Collectors.groupingBy(kind -> kind.message().caption().key()))
                .values()
                .stream()
                .filter(kinds -> kinds.size() > 1)
                .toList();
    }

    private LinearExpr pairs(List<Kind> kinds) {
        LinearExprBuilder pairs = LinearExpr.newBuilder();
        for (int i = 0; i < kinds.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(both(placed(List.of(kinds.get(i))), placed(List.of(kinds.get(j)))));
            }
        }
        return pairs.build();
    }

    private LinearExpr placed(List<Kind> kinds) {
        LinearExprBuilder placed = LinearExpr.newBuilder();
        Set<Kind> wanted = new HashSet<>(kinds);
        week.leftOut().forEach((kind, out) -> {
            if (wanted.contains(kind)) {
                placed.add(kind.size()).addTerm(out, -1);
            }
        });
        return placed.build();
    }

    /** At least 1 if both are 1. */
    private BoolVar both(LinearArgument one, LinearArgument other) {
        BoolVar both = week.cp().newBoolVar("both");
        week.cp()
                .addGreaterOrEqual(
                        LinearExpr.newBuilder().add(both).add(1),
                        LinearExpr.newBuilder().add(one).add(other));
        return both;
    }
}
