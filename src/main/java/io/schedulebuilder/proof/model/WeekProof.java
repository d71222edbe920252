package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.proof.Proof;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The proof of one week: first its medium level, then its soft level with the medium level fixed. */
record WeekProof(Layout layout, Search search) {
    private static final Set<Level> FEWEST_LEFT_OUT = EnumSet.of(Level.MEDIUM);
    private static final Set<Level> MOST_POINTS = EnumSet.of(Level.MEDIUM, Level.SOFT);
    private static final double FEWEST_LEFT_OUT_SHARE = 0.5;

    Proof proof(Optional<List<Optional<TimeSlot>>> given) {
        Optional<Plan> start = given.map(places -> Plan.of(layout, places));
        Found medium = fewestLeftOut(start);
        Found soft = mostPoints(medium.plan());
        List<Optional<TimeSlot>> places = soft.plan().places();
        ScoreLevels score = WeekScore.of(layout.problem(), places).levels();
        ScoreLevels planners =
                new WeekInspector(layout.problem(), places).score().levels();
        if (!planners.equals(score)) {
            throw new IllegalStateException("the prover scores a plan " + score + ", the planner " + planners
                    + ": nothing is proven. Make their constraints agree.");
        }
        ScoreLevels bound = new ScoreLevels(score.hard(), medium.bound(), soft.bound());
        return new Proof(places, score, bound, score.equals(bound));
    }

    /** The best plan found on a level, and an upper bound for all plans. */
    private record Found(Plan plan, long bound) {}

    private Found fewestLeftOut(Optional<Plan> start) {
        WeekModel model = ConstraintTerms.model(layout, FEWEST_LEFT_OUT);
        LinearExpr worth = model.score(Level.MEDIUM);
        Plan first = start.orElseGet(() -> Plan.ofTheSent(layout));
        Optional<Solved> filledIn = filledIn(model, first);
        if (filledIn.isPresent() && first.isWhole()) {
            return new Found(first, 0);
        }
        hint(model, first, filledIn);
        Optional<Solved> solved = search.maximise(model.cp(), worth, 0, FEWEST_LEFT_OUT_SHARE);
        // Among plans that leave equally much unplaced, the given one may have more points.
        boolean firstIsAsGood = filledIn.isPresent()
                && solved.map(best -> best.value(worth) <= filledIn.get().value(worth))
                        .orElse(true);
        return new Found(
                firstIsAsGood ? first : solved.map(best -> plan(model, best)).orElseGet(() -> Plan.ofTheSent(layout)),
                solved.map(Solved::bound).orElse(0L));
    }

    private Found mostPoints(Plan start) {
        WeekModel model = ConstraintTerms.model(layout, MOST_POINTS);
        Solved filledIn = filledIn(model, start)
                .orElseThrow(() -> new IllegalStateException("a plan that was found breaks a hard rule"));
        model.cp().addGreaterOrEqual(model.score(Level.MEDIUM), filledIn.value(model.score(Level.MEDIUM)));
        hint(model, start, Optional.of(filledIn));
        return search.maximise(model.cp(), model.score(Level.SOFT), model.mostPoints(), 1)
                .map(solved -> new Found(plan(model, solved), solved.bound()))
                .orElseGet(() -> new Found(start, model.mostPoints()));
    }

    private static Plan plan(WeekModel model, Solved solved) {
        return Plan.of(model, choice -> solved.value(choice) == 1);
    }

    /** Gives the solver a start: a complete solution, if the plan is one, for the solver to improve. */
    private static void hint(WeekModel model, Plan plan, Optional<Solved> filledIn) {
        if (filledIn.isPresent()) {
            List<Long> values = filledIn.get().response().getSolutionList();
            for (int i = 0; i < values.size(); i++) {
                model.cp().addHint(model.cp().getIntVarFromProtoIndex(i), values.get(i));
            }
        } else {
            plan.choices(model).forEach((choice, made) -> model.cp().addHint(choice, made));
        }
    }

    /** The complete solution for a plan; empty if the plan breaks a hard rule. */
    private static Optional<Solved> filledIn(WeekModel model, Plan plan) {
        CpModel fixed = model.cp().getClone();
        plan.choices(model).forEach((choice, made) -> fixed.addEquality(choice, made ? 1 : 0));
        return Search.fillIn(fixed, model.score());
    }
}
