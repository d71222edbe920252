package io.schedulebuilder.proof;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.schedulebuilder.domain.PriceTier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is said of messages in a row. All four rules are one: of messages that continue a row, no more than a number are
 * borne, until one that ends the row; each further one costs.
 */
final class Rows {
    private final CpModel model;
    private final List<List<Candidate>> messages;
    private final List<List<Candidate>> ppvs;

    /**
     * @param messages the stretches of all messages
     * @param ppvs the stretches of the PPVs
     */
    Rows(CpModel model, List<List<Candidate>> messages, List<List<Candidate>> ppvs) {
        this.model = model;
        this.messages = messages;
        this.ppvs = ppvs;
    }

    /** PPVs of the price tier of the two before. */
    LinearExpr priceTierThreeInARow() {
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (PriceTier tier : PriceTier.PAID) {
            total.add(ppvsBeyond(2, ppv -> ppv.kind().message().caption().priceTier() == tier));
        }
        return total.build();
    }

    /** PPVs of the category of the one before. */
    LinearExpr categoryTwiceInARow() {
        Set<String> categories = ppvs.stream()
                .flatMap(List::stream)
                .map(ppv -> ppv.kind().message().caption().category())
                .collect(Collectors.toCollection(TreeSet::new));
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (String category : categories) {
            total.add(ppvsBeyond(
                    1, ppv -> ppv.kind().message().caption().category().equals(category)));
        }
        return total.build();
    }

    /** Urgent PPVs after an urgent one. */
    LinearExpr urgencyTwiceInARow() {
        return ppvsBeyond(1, ppv -> ppv.kind().message().caption().urgent());
    }

    /** PPVs after a PPV of their day with no bump between. */
    LinearExpr ppvsWithoutABumpBetween() {
        return beyond(1, messages, Candidate::isPpv, message -> !message.isPpv(), true);
    }

    private LinearExpr ppvsBeyond(int borne, Predicate<Candidate> continuing) {
        int messagesOfIt = ppvs.stream()
                .flatMap(List::stream)
                .filter(continuing)
                .map(Candidate::kind)
                .distinct()
                .mapToInt(Kind::size)
                .sum();
        return messagesOfIt <= borne
                ? LinearExpr.constant(0)
                : beyond(borne, ppvs, continuing, continuing.negate(), false);
    }

    /**
     * Counts the messages that continue a row beyond what is borne of it. The length of the row before a stretch is at
     * least what it was, one more where the row is continued for free, and any or nothing once it has ended:
     *
     * <pre>  length' ≥ length + continued − paid − borne × ended,   0 ≤ length ≤ borne</pre>
     *
     * so a row that is as long as can be borne is continued only for pay. Pay without need buys nothing: it shortens the
     * row by one, which saves one payment later. The relaxation of one row is as tight as it can be.
     */
    private LinearExpr beyond(
            int borne,
            List<List<Candidate>> stretches,
            Predicate<Candidate> continuing,
            Predicate<Candidate> ending,
            boolean endsWithTheDay) {
        LinearExprBuilder allPaid = LinearExpr.newBuilder();
        IntVar nothing = model.newConstant(0);
        IntVar length = nothing;
        for (int i = 0; i < stretches.size(); i++) {
            List<Candidate> stretch = stretches.get(i);
            if (endsWithTheDay
                    && i > 0
                    && !stretch.get(0).day().equals(stretches.get(i - 1).get(0).day())) {
                length = nothing;
            }
            LinearExprBuilder before = LinearExpr.newBuilder().add(length);
            boolean mayChange = false;
            boolean mayContinue = false;
            for (Candidate candidate : stretch) {
                if (continuing.test(candidate)) {
                    before.add(candidate.chosen());
                    mayContinue = true;
                } else if (ending.test(candidate)) {
                    before.addTerm(candidate.chosen(), -borne);
                    mayChange = true;
                }
            }
            if (mayContinue) {
                BoolVar paid = model.newBoolVar("paid");
                before.addTerm(paid, -1);
                allPaid.add(paid);
            }
            if (mayChange || mayContinue) {
                length = model.newIntVar(0, borne, "length");
                model.addGreaterOrEqual(length, before);
            }
        }
        return allPaid.build();
    }
}
