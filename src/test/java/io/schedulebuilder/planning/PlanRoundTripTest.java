package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.HourSignal;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.Saturation;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.explain.PlanExplainer;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanAssembler;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** A plan written to a file is the problem that it solves: read back, it is the same, scores the same, and solves the same. */
@Tag("slow")
class PlanRoundTripTest {
    private static final WeekPlanner PLANNER = Solvers.planner(1500);

    @Provide
    Arbitrary<Problems> problems() {
        return new WeekPlannerPropertiesTest().problems();
    }

    @Property(tries = 60)
    void problem_writtenIntoItsPlanAndReadBack_isTheSame_andGivesTheSamePlan(
            @ForAll("problems") Problems drawn, @ForAll Random random) {
        drawn.messages.replaceAll(
                message -> message.sentAt().isPresent() || message.keptAt().isPresent()
                        ? message
                        : Problems.message(message.caption(), message.basePoints() * random.nextDouble()));
        WeekProblem problem = drawn.problem();
        PlannedWeek plan = PLANNER.plan(problem);

        Plan file = PlanReader.read(PlanJson.write(written(problem, plan)), "test");
        WeekProblem read = PlanProblem.of(file, "test");

        assertThat(read).isEqualTo(problem);
        assertThat(PLANNER.plan(read)).isEqualTo(plan);
        assertThat(new WeekInspector(read, PlanProblem.places(file, read)).score())
                .isEqualTo(plan.score());
        new PlanExplainer(file, "test"); // takes it for what it says
    }

    private static Plan written(WeekProblem problem, PlannedWeek plan) {
        PageAnalysis analysis = new PageAnalysis(
                new Page(new PageName("ava"), problem.horizon().zone()),
                problem.asOf(),
                0,
                0,
                BigDecimal.ZERO,
                0,
                0,
                new Saturation(0, List.of(), List.of()),
                new HourSignal(List.of(), Optional.empty(), Double.POSITIVE_INFINITY),
                List.of(),
                List.of(),
                new PageEconomics(new PageEconomics.Estimate(1, PageEconomics.Source.DEFAULT), Map.of(), 1),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
        return PlanAssembler.plan(
                new ScheduleId("ava-1"),
                problem,
                analysis,
                AskedWeek.of(problem.policy(), problem.horizon(), List.of()),
                new CaptionSelection(problem.messages(), List.of(), List.of(), List.of()),
                plan,
                List.of(),
                List.of(),
                new Plan.Run("1", 1, "default.xml", "", "", "", PlannedWeek.EndedBy.COUNT));
    }
}
