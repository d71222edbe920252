package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.proof.LimitPrice;
import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The columns for proofs. */
record ProofColumns(SolverComparison comparison) {
    static final Columns<ScoreLevels> LEVELS = new Columns<ScoreLevels>("Levels", "A score.")
            .value("hard", long.class, ScoreLevels::hard)
            .value("medium", long.class, ScoreLevels::medium)
            .value("soft", long.class, ScoreLevels::soft);

    /** The price of a step of a limit, and its week. */
    private record Priced(String week, LimitPrice price) {}

    private static final Columns<Priced> PRICES = new Columns<Priced>(
                    "PriceLine", "What a step of a limit gains, in points and dollars.")
            .shown("week", priced -> new Text(priced.week()))
            .text("limit", "limit", priced -> priced.price().limit())
            .value("from", String.class, priced -> priced.price().from())
            .value("to", String.class, priced -> priced.price().to())
            .shown(
                    "step",
                    priced -> new Text(
                            priced.price().from() + " \u2192 " + priced.price().to()))
            .whole("medium", "", priced -> priced.price().medium())
            .whole("least", "", priced -> priced.price().least())
            .whole("found", "", priced -> priced.price().found())
            .whole("most", "", priced -> priced.price().most())
            .shownFigures("gain", priced -> gain(priced.price()))
            .shown("proven", priced -> proven(priced.price()))
            .optionalFigure(
                    "dollars", "", Unit.CHANGE_DOLLARS, priced -> priced.price().dollars())
            .shownFigures("dollars", priced -> dollars(priced.price()));

    static final Columns<Proven> PROOFS = new Columns<Proven>(
                    "ProofLine", "What is proven: no plan is better than the bound.")
            .object("best", LEVELS, Proven::best)
            .object("bound", LEVELS, Proven::bound)
            .value("optimal", boolean.class, Proven::optimal)
            .objects("prices", PRICES, known -> priced("", known));

    /** How close the best known plan is to the best possible plan. */
    Table table() {
        return new Columns<ComparedProblem>("", "")
                .text("", "week", comparison::name)
                .shownFigures("best known", problem -> scored(problem, comparison.best(problem)))
                .shownFigures(
                        "proven bound",
                        problem -> scored(problem, known(problem).bound()))
                .optionalFigure("", "gap", Unit.SHARE, problem -> known(problem).gap(comparison.best(problem)))
                .text("", "best possible", problem -> known(problem).optimal() ? "yes, proven" : "not proven")
                .table(
                        "No plan can beat the bound. The gap, in percent of the best known score, is not proven "
                                + "either way",
                        comparison.provenProblems());
    }

    private Proven known(ComparedProblem problem) {
        return comparison.proven(problem).orElseThrow();
    }

    /** The soft score, after the medium score if that is not 0 or differs from the proof's. */
    private Element scored(ComparedProblem problem, ScoreLevels score) {
        boolean even = known(problem).bound().isEvenAboveSoft(comparison.best(problem));
        Element span = Element.of("span");
        return (score.medium() == 0 && even ? span : span.containing(whole(score.medium()), new Text(" medium, ")))
                .containing(whole(score.soft()));
    }

    private static Element whole(long points) {
        return Table.figure(BigDecimal.valueOf(points), Figures.whole(points));
    }

    /** What a step of each limit gains. */
    Table prices(Predicate<LimitPrice> which) {
        List<Priced> all = new ArrayList<>();
        comparison.provenProblems().forEach(problem -> all.addAll(priced(comparison.name(problem), known(problem))));
        return PRICES.table(
                "What the best plan gains, in points and dollars; a negative number is a loss",
                all.stream().filter(priced -> which.test(priced.price())).toList());
    }

    private static List<Priced> priced(String week, Proven known) {
        return known.prices().stream().map(price -> new Priced(week, price)).toList();
    }

    private static Node gain(LimitPrice price) {
        return price.medium() == 0 ? whole(price.found()) : new Text(Figures.whole(price.medium()) + " medium");
    }

    private static Node proven(LimitPrice price) {
        return price.medium() == 0
                ? new Text(Figures.whole(price.least()) + " to " + Figures.whole(price.most()))
                : Columns.NONE;
    }

    private static Node dollars(LimitPrice price) {
        return price.dollars().isPresent() && price.medium() == 0
                ? Unit.CHANGE_DOLLARS.figure(price.dollars().getAsDouble())
                : Columns.NONE;
    }
}
