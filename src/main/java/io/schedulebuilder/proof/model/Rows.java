package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The constraints on messages in a row. All four have the same form: a row may have a number of continuing messages for
 * free, until a message ends it, and each further one costs.
 */
record Rows(WeekModel week) {
    /** PPVs with the same price tier as the two before. */
    LinearExpr priceTierThreeInARow() {
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (PriceTier tier : PriceTier.PAID) {
            total.add(ppvsBeyond(2, kind -> kind.message().caption().priceTier() == tier));
        }
        return total.build();
    }

    /** PPVs with the same category as the one before. */
    LinearExpr categoryTwiceInARow() {
        Set<String> categories = week.layout().kinds().stream()
                .map(kind -> kind.message().caption().category())
                .collect(Collectors.toCollection(TreeSet::new));
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (String category : categories) {
            total.add(ppvsBeyond(1, kind -> kind.message().caption().category().equals(category)));
        }
        return total.build();
    }

    /** Urgent PPVs after an urgent one. */
    LinearExpr urgencyTwiceInARow() {
        return ppvsBeyond(1, kind -> kind.message().caption().urgent());
    }

    /** PPVs after another PPV on the same day with no bump in between. */
    LinearExpr ppvsWithoutABumpBetween() {
        List<Step> steps = new ArrayList<>();
        for (List<SlotVariable> stretch : stretches()) {
            Step step = new Step(stretch.get(0).day(), new ArrayList<>(), new ArrayList<>());
            stretch.forEach(
                    slotVariable -> (slotVariable.ppv() ? step.continuing : step.ending).add(slotVariable.taken()));
            steps.add(step);
        }
        return beyond(1, steps, true);
    }

    /**
     * All slot variables, split into stretches within one day that are so short that the message gap allows at most one
     * message in each.
     */
    private List<List<SlotVariable>> stretches() {
        long gap = week.layout().gapSeconds(MessageType.BUMP);
        return SlotGroups.cut(week.slots(), (first, slotVariable) -> isOfOneStretch(first, slotVariable, gap));
    }

    /** A sent message may be too close to another one, so it gets a stretch of its own. */
    private static boolean isOfOneStretch(SlotVariable first, SlotVariable slotVariable, long gap) {
        return slotVariable.second() - first.second() < gap
                && slotVariable.day().equals(first.day())
                && !first.sent()
                && !slotVariable.sent();
    }

    private LinearExpr ppvsBeyond(int free, Predicate<Kind> continuing) {
        int messages = week.layout().kinds().stream()
                .filter(kind -> kind.isPpv() && continuing.test(kind))
                .mapToInt(Kind::size)
                .sum();
        if (messages <= free) {
            return LinearExpr.constant(0);
        }
        return beyond(
                free,
                week.groups().stream()
                        .filter(SlotGroup::isPpv)
                        .map(slotGroup -> new Step(
                                slotGroup.first().day(),
                                slotGroup.chosen(continuing),
                                slotGroup.chosen(continuing.negate())))
                        .toList(),
                false);
    }

    /**
     * A period in which at most one message is placed.
     *
     * @param continuing messages that make the row longer
     * @param ending messages that end the row
     */
    private record Step(LocalDate day, List<BoolVar> continuing, List<BoolVar> ending) {}

    /**
     * Counts the messages that continue a row beyond its free length. After each step, the length is at least what it
     * was, plus one if the row continues for free, and it drops to 0 if the row ends:
     *
     * <pre>  length' ≥ length + continued − paid − free × ended,   0 ≤ length ≤ free</pre>
     *
     * <p>So a row of the full free length ({@code free}) continues only if it pays. Paying early gains nothing: it
     * shortens the row by one, which saves one payment later. The relaxation of one row is as tight as possible.
     */
    private LinearExpr beyond(int free, List<Step> steps, boolean endsWithTheDay) {
        LinearExprBuilder allPaid = LinearExpr.newBuilder();
        IntVar nothing = week.cp().newConstant(0);
        IntVar length = nothing;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (endsWithTheDay && i > 0 && !step.day.equals(steps.get(i - 1).day)) {
                length = nothing;
            }
            LinearExprBuilder after = LinearExpr.newBuilder().add(length);
            step.continuing.forEach(after::add);
            step.ending.forEach(message -> after.addTerm(message, -free));
            if (!step.continuing.isEmpty()) {
                BoolVar paid = week.cp().newBoolVar("paid");
                after.addTerm(paid, -1);
                allPaid.add(paid);
            }
            length = week.cp().newIntVar(0, free, "length");
            week.cp().addGreaterOrEqual(length, after);
        }
        return allPaid.build();
    }
}
