package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * The hard rules. Where a layout enforces them, those of one message alone have picked its times already, and here it is
 * kept clear of the others; else each rule counts what breaks it.
 */
final class HardRules {
    private final CpModel model;
    private final Layout layout;
    private final List<SlotVariable> seats;
    private final Map<Kind, IntVar> leftOut;

    HardRules(CpModel model, Layout layout, List<SlotVariable> seats, Map<Kind, IntVar> leftOut) {
        this.model = model;
        this.layout = layout;
        this.seats = seats;
        this.leftOut = leftOut;
    }

    /** Allows no choice that breaks a rule. What is sent has no choice, and breaks what it breaks. */
    void enforce() {
        List<SlotVariable> free =
                seats.stream().filter(slotVariable -> !slotVariable.sent()).toList();
        atMostOneWithin(layout.problem().policy().messageGap(), free);
        atMostOneWithin(
                layout.problem().policy().ppvGap(),
                free.stream().filter(SlotVariable::ppv).toList());
        for (LocalDate day : layout.calendar().days()) {
            LinearExpr ofDay = sum(free, slotVariable -> slotVariable.day().equals(day));
            model.addLessOrEqual(ofDay, Layout.roomOn(day, layout.problem(), layout.calendar()));
        }
        for (List<Kind> sameText : kindsOfOneText(kind -> !kind.isSent())) {
            model.addLessOrEqual(placed(sameText), 1);
        }
    }

    /** Of the seats in each span of time shorter than a gap at most one is chosen. */
    private void atMostOneWithin(Duration gap, List<SlotVariable> seats) {
        int coveredTo = 0;
        for (int from = 0; from < seats.size(); from++) {
            int to = Math.max(from, coveredTo);
            while (to < seats.size() && seats.get(to).second() - seats.get(from).second() < gap.toSeconds()) {
                to++;
            }
            if (to > coveredTo && to > from + 1) {
                model.addAtMostOne(seats.subList(from, to).stream()
                        .map(SlotVariable::taken)
                        .toArray(Literal[]::new));
            }
            coveredTo = Math.max(to, coveredTo);
        }
    }

    /** What each rule is broken by, in its unit. */
    Map<PlanningConstraint, LinearExpr> counts() {
        Map<PlanningConstraint, LinearExpr> counts = new EnumMap<>(PlanningConstraint.class);
        Calendar calendar = layout.calendar();
        List<SlotVariable> ppvs = seats.stream().filter(SlotVariable::ppv).toList();
        List<FixedSend> fixed = layout.problem().fixed();
        List<FixedSend> fixedPpvs =
                fixed.stream().filter(send -> send.type() == MessageType.PPV).toList();
        counts.put(
                PlanningConstraint.PPV_GAP,
                minutesShort(
                        ppvs,
                        fixedPpvs,
                        (one, other) -> calendar.minutesShortOfPpvGap(
                                one.at(), other.at().instant()),
                        (one, send) -> calendar.minutesShortOfPpvGap(one.at(), send.at())));
        counts.put(
                PlanningConstraint.MESSAGE_GAP,
                minutesShort(
                        seats,
                        fixed,
                        (one, other) ->
                                calendar.minutesShort(one.at(), other.at().instant()),
                        (one, send) -> calendar.minutesShort(one.at(), send.at())));
        counts.put(PlanningConstraint.COOLING_DAYS, sum(ppvs, ppv -> layout.problem()
                .isCooling(ppv.day())));
        counts.put(PlanningConstraint.DAILY_CAP, beyondCap());
        counts.put(PlanningConstraint.ACTIVE_HOURS, sum(seats, slotVariable -> !calendar.isActive(slotVariable.at())));
        counts.put(
                PlanningConstraint.NOT_BEFORE_AS_OF,
                sum(seats, slotVariable -> !slotVariable.sent() && calendar.isBeforeAsOf(slotVariable.at())));
        LinearExprBuilder sameText = LinearExpr.newBuilder();
        kindsOfOneText(kind -> true).forEach(kinds -> sameText.add(pairs(kinds)));
        counts.put(PlanningConstraint.ONE_CAPTION_ONCE, sameText.build());
        counts.put(
                PlanningConstraint.OWN_WEEK,
                sum(
                        seats,
                        slotVariable -> calendar.week(slotVariable.at())
                                != layout.problem()
                                        .messages()
                                        .get(slotVariable.rank())
                                        .week()));
        return counts;
    }

    private LinearExpr minutesShort(
            List<SlotVariable> seats,
            List<FixedSend> fixed,
            ToLongBiFunction<SlotVariable, SlotVariable> ofTwo,
            ToLongBiFunction<SlotVariable, FixedSend> ofFixed) {
        LinearExprBuilder minutes = LinearExpr.newBuilder();
        for (SlotVariable one : seats) {
            for (SlotVariable other : seats) {
                if (one.rank() < other.rank() && ofTwo.applyAsLong(one, other) > 0) {
                    minutes.addTerm(both(one.taken(), other.taken()), ofTwo.applyAsLong(one, other));
                }
            }
            for (FixedSend send : fixed) {
                minutes.addTerm(one.taken(), ofFixed.applyAsLong(one, send));
            }
        }
        return minutes.build();
    }

    /** Those of the plan's messages on each day that are beyond its cap, what other plans send counted first. */
    private LinearExpr beyondCap() {
        LinearExprBuilder beyond = LinearExpr.newBuilder();
        for (LocalDate day : layout.calendar().days()) {
            LinearExpr ofDay = sum(seats, slotVariable -> slotVariable.day().equals(day));
            long room = Math.max(
                    0, layout.problem().policy().dailyCap() - layout.calendar().fixedOn(day));
            IntVar ofDayBeyond = model.newIntVar(0, seats.size(), "beyond cap");
            model.addGreaterOrEqual(LinearExpr.newBuilder().add(ofDayBeyond).add(room), ofDay);
            beyond.add(ofDayBeyond);
        }
        return beyond.build();
    }

    private Collection<List<Kind>> kindsOfOneText(Predicate<Kind> of) {
        return layout.kinds().stream()
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
        leftOut.forEach((kind, out) -> {
            if (wanted.contains(kind)) {
                placed.add(kind.size()).addTerm(out, -1);
            }
        });
        return placed.build();
    }

    /** At least 1 where both are. */
    private BoolVar both(LinearArgument one, LinearArgument other) {
        BoolVar both = model.newBoolVar("both");
        model.addGreaterOrEqual(
                LinearExpr.newBuilder().add(both).add(1),
                LinearExpr.newBuilder().add(one).add(other));
        return both;
    }

    private static LinearExpr sum(List<SlotVariable> seats, Predicate<SlotVariable> of) {
        return LinearExpr.sum(seats.stream().filter(of).map(SlotVariable::taken).toArray(LinearArgument[]::new));
    }
}
