package io.schedulebuilder.examples;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.HourSignal;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.Saturation;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanAssembler;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a week that is planned again with the captions that it had: what was sent by then stays, the rest is kept as near
 * as the new limits allow.
 *
 * <pre>
 * java -cp target/schedule-builder.jar:target/test-classes io.schedulebuilder.examples.KeptWeek \
 *     EARLIER.plan.json AGAIN.plan.json SOLVER.xml OUT.plan.json
 * </pre>
 *
 * EARLIER has the captions and where they were; AGAIN, made with {@code plan --replace}, has all else: as-of, policy, worth
 * of hours, fixed sends.
 */
final class KeptWeek {
    private KeptWeek() {}

    /** Takes the four files above. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("Usage: KeptWeek EARLIER.plan.json AGAIN.plan.json SOLVER.xml OUT");
        }
        Plan earlier = PlanReader.read(Path.of(args[0]));
        Plan again = PlanReader.read(Path.of(args[1]));
        SolverConfiguration solver = SolverConfiguration.load(Path.of(args[2]));
        WeekProblem rest = PlanProblem.of(again, args[1]);
        WeekProblem problem = new WeekProblem(
                rest.horizon(),
                rest.asOf(),
                rest.coolingFrom(),
                rest.policy(),
                rest.hours(),
                messages(earlier, rest, args[0]),
                rest.fixed(),
                rest.seed());
        Files.writeString(Path.of(args[3]), PlanJson.write(plan(again, problem, solver)));
    }

    private static List<ChosenMessage> messages(Plan earlier, WeekProblem again, String origin) {
        WeekProblem problem = PlanProblem.of(earlier, origin);
        List<Optional<TimeSlot>> places = PlanProblem.places(earlier, problem);
        List<ChosenMessage> messages = new ArrayList<>();
        for (ChosenMessage message : problem.messages()) {
            Optional<TimeSlot> place = places.get(messages.size());
            messages.add(
                    place.isPresent() && place.get().instant().isBefore(again.asOf())
                            ? message.sentAt(place.get(), message.week())
                            : place.map(time -> message.keptAt(time, message.week()))
                                    .orElse(message));
        }
        return messages;
    }

    private static Plan plan(Plan again, WeekProblem problem, SolverConfiguration solver) {
        Plan plan = PlanAssembler.plan(
                again.scheduleId(),
                problem,
                analysis(again, problem),
                AskedWeek.of(problem.policy(), problem.horizon(), List.of()),
                new CaptionSelection(problem.messages(), List.of(), List.of(), List.of()),
                new WeekPlanner(solver).plan(problem),
                again.replaces(),
                again.plannedAround(),
                again.run());
        return new Plan(
                plan.scheduleId(),
                plan.pageName(),
                plan.startDate(),
                plan.weeks(),
                plan.timeZone(),
                plan.asOf(),
                plan.accountTier(),
                plan.saturationZone(),
                plan.saturationScore(),
                plan.behavioralSegment(),
                again.analysis(),
                plan.policy(),
                plan.asked(),
                plan.priceMixUsed(),
                plan.score(),
                plan.expectedRevenue80(),
                plan.messages(),
                plan.substitutions(),
                plan.unplaced(),
                plan.replaces(),
                plan.plannedAround(),
                plan.run(),
                plan.problem(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** For the head of the plan; its figures are written over. */
    private static PageAnalysis analysis(Plan again, WeekProblem problem) {
        return new PageAnalysis(
                new Page(again.pageName(), problem.horizon().zone()),
                problem.asOf(),
                0,
                0,
                BigDecimal.ZERO,
                0,
                0,
                new Saturation(again.saturationScore().doubleValue(), List.of(), List.of()),
                new HourSignal(List.of(), Optional.empty(), Double.POSITIVE_INFINITY),
                List.of(),
                List.of(),
                new PageEconomics(new PageEconomics.Estimate(1, PageEconomics.Source.DEFAULT), Map.of(), 1),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }
}
