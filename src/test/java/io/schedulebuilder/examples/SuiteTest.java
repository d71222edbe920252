package io.schedulebuilder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.explain.PlanExplainer;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The weeks in {@code benchmarks/suite} are what its README says of them. */
class SuiteTest {
    private static final Path SUITE = Path.of("benchmarks", "suite");
    private static final String ENDING = ".plan.json";
    private static final Map<String, Plan> PLANS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(SUITE)) {
            files.filter(file -> file.toString().endsWith(ENDING))
                    .forEach(file ->
                            PLANS.put(file.getFileName().toString().replace(ENDING, ""), PlanReader.read(file)));
        }
    }

    @Test
    void plans_scoreWhatTheySay_andBreakNoHardRule() {
        PLANS.forEach((name, plan) -> {
            new PlanExplainer(plan, name);
            assertThat(plan.score().hard()).as(name).isZero();
            assertThat(plan.run().endedBy()).as(name).isEqualTo(PlannedWeek.EndedBy.COUNT);
        });
    }

    @Test
    void everyTierAndZone_hasAWeekOfItsName() {
        for (AccountTier tier : AccountTier.values()) {
            for (SaturationZone zone : SaturationZone.values()) {
                Plan plan = PLANS.get((tier + "-" + zone).toLowerCase(Locale.ROOT));
                assertThat(plan.accountTier()).isEqualTo(tier);
                assertThat(plan.saturationZone()).isEqualTo(zone);
                assertThat(plan.unplaced()).isEmpty();
            }
        }
    }

    @Test
    void readme_countsWhatThePlansHold() throws IOException {
        List<String> rows = Files.readAllLines(SUITE.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();

        List<String> counted = new ArrayList<>();
        PLANS.forEach((name, plan) -> {
            WeekProblem problem = PlanProblem.of(plan, name);
            long ppvs = problem.messages().stream()
                    .filter(message -> message.type() == MessageType.PPV)
                    .count();
            int slots = new WeekInspector(problem, PlanProblem.places(plan, problem))
                    .slots()
                    .size();
            counted.add(String.join(
                    " | ",
                    "| `" + name + "`",
                    plan.accountTier().name(),
                    plan.saturationZone().name(),
                    Long.toString(ppvs),
                    Long.toString(problem.messages().size() - ppvs),
                    Integer.toString(slots)));
        });
        assertThat(rows).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void folder_staysBelowTwoMegabytes() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(2_000_000);
        }
    }
}
