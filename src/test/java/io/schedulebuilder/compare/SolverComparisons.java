package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SolverComparisons made by hand. */
public final class SolverComparisons {
    /** What every week is worth before any search. */
    public static final long ORIGIN = 8_000;

    private final Map<String, Contender> contenders = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<SolverRun> runs = new ArrayList<>();
    private final Map<String, ScoreLevels> origins = new HashMap<>();
    private final Map<String, Proven> proven = new HashMap<>();

    public static Contender contender(String name) {
        return new Contender(name, name + ".xml", Optional.empty(), "1,000 score calculations", Optional.empty());
    }

    public static SolverRun run(String contender, String week, long seed, long hard, long medium, long soft) {
        return new SolverRun(
                contender,
                new ComparedProblem(week, seed, week + " " + seed),
                new PlanScore(hard, medium, soft, lines(hard, medium, soft)),
                List.of(),
                0,
                soft / 10.0,
                1_000,
                10_000,
                List.of(
                        new SolverRun.Improvement(1, new ScoreLevels(hard, medium, ORIGIN)),
                        new SolverRun.Improvement(500, new ScoreLevels(hard, medium, soft))),
                Set.of());
    }

    private static List<PlanScore.Line> lines(long hard, long medium, long soft) {
        return Arrays.stream(PlanningConstraint.values())
                .map(constraint -> new PlanScore.Line(
                        constraint,
                        1,
                        1,
                        switch (constraint) {
                            case PPV_GAP -> hard;
                            case PPV_UNPLACED -> medium;
                            case EXPECTED_REVENUE -> soft;
                            default -> 0;
                        }))
                .toList();
    }

    public SolverComparisons soft(String contender, String week, long seed, long soft) {
        return with(run(contender, week, seed, 0, 0, soft));
    }

    public SolverComparisons with(SolverRun run) {
        if (contenders.putIfAbsent(run.contender(), contender(run.contender())) == null) {
            names.add(run.contender());
        }
        origins.put(run.problem().digest(), new ScoreLevels(0, 0, ORIGIN));
        runs.add(run);
        return this;
    }

    public SolverComparisons proven(String week, long seed, Proven known) {
        proven.put(week + " " + seed, known);
        return this;
    }

    public SolverComparison contest() {
        return new SolverComparison(
                names.stream().map(SolverComparisons::contender).toList(), runs, origins, proven);
    }
}
