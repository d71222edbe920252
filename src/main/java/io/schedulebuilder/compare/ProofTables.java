package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is proven of a contest's problems, as tables. */
final class ProofTables {
    private static final String NONE = "\u2013";

    private ProofTables() {}

    /** Nothing where nothing is proven. */
    static List<Node> of(SolverComparison solverComparison) {
        List<ComparedProblem> proven = solverComparison.provenProblems();
        List<Node> body = new ArrayList<>();
        if (!proven.isEmpty()) {
            body.add(Element.of("h2", "How good the best known are"));
            body.add(bounds(solverComparison, proven));
            if (proven.stream()
                    .anyMatch(comparedProblem ->
                            !known(solverComparison, comparedProblem).prices().isEmpty())) {
                body.add(Element.of("h2", "What a step of each limit is worth"));
                body.add(prices(solverComparison, proven));
            }
        }
        return body;
    }

    private static Proven known(SolverComparison solverComparison, ComparedProblem comparedProblem) {
        return solverComparison.proven(comparedProblem).orElseThrow();
    }

    private static Element bounds(SolverComparison solverComparison, List<ComparedProblem> proven) {
        Table table = Table.of("No plan is better than the bound; the gap, in percent of the best known, is what is not"
                        + " proven")
                .words("Week")
                .figures("Best known")
                .figures("Proven bound")
                .figures("Gap")
                .words("Best possible");
        for (ComparedProblem comparedProblem : proven) {
            Proven known = known(solverComparison, comparedProblem);
            ScoreLevels best = solverComparison.best(comparedProblem);
            boolean even = known.bound().isEvenAboveSoft(best);
            table.row(
                    new Text(solverComparison.name(comparedProblem)),
                    scored(best, even),
                    scored(known.bound(), even),
                    known.gap(best).isPresent()
                            ? Table.figure(
                                    BigDecimal.valueOf(known.bound().soft() - best.soft()),
                                    Figures.percent(known.gap(best).getAsDouble()))
                            : new Text(NONE),
                    new Text(known.optimal() ? "yes, proven" : "not proven"));
        }
        return table.element();
    }

    /** The soft score; the medium one before it where it is not 0, or where it is what differs. */
    private static Element scored(ScoreLevels score, boolean even) {
        Element soft = points(score.soft());
        return score.medium() == 0 && even
                ? soft
                : Element.of("span", points(score.medium()), new Text(" medium, "), soft);
    }

    private static Element points(long points) {
        return Table.figure(BigDecimal.valueOf(points), Figures.whole(points));
    }

    private static Element prices(SolverComparison solverComparison, List<ComparedProblem> proven) {
        Table table = Table.of("What the best plan gains, in points and in dollars; below 0: it loses")
                .words("Week")
                .words("Limit")
                .words("Step")
                .figures("Gain")
                .words("Proven")
                .figures("Dollars");
        for (ComparedProblem comparedProblem : proven) {
            for (Proven.LimitPrice price :
                    known(solverComparison, comparedProblem).prices()) {
                table.row(
                        new Text(solverComparison.name(comparedProblem)),
                        new Text(price.limit()),
                        new Text(price.from() + " \u2192 " + price.to()),
                        gain(price),
                        new Text(Figures.whole(price.least()) + " to " + Figures.whole(price.most())),
                        dollars(price));
            }
        }
        return table.element();
    }

    private static Node gain(Proven.LimitPrice price) {
        return price.medium() == 0 ? points(price.found()) : new Text(Figures.whole(price.medium()) + " medium");
    }

    private static Node dollars(Proven.LimitPrice price) {
        return price.dollars().isPresent() && price.medium() == 0
                ? Table.figure(
                        Figures.rounded(price.dollars().getAsDouble(), 2),
                        Figures.signedDollars(price.dollars().getAsDouble()))
                : new Text(NONE);
    }
}
