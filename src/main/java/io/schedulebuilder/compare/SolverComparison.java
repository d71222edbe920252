package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The results of several contenders on the same problems. Immutable. */
public final class SolverComparison {
    /** The confidence level of an interval, before the correction for the number of pairs. */
    public static final double CONFIDENCE = 0.95;

    private final List<Contender> contenders;
    private final List<SolverRun> runs;
    private final Map<String, ScoreLevels> origins;
    private final Map<String, Proven> proven;
    private final Map<String, ScoreLevels> best = new HashMap<>();
    private final Map<String, Map<ComparedProblem, SolverRun>> byContender = new HashMap<>();

    /**
     * Creates a comparison from runs, in any order.
     *
     * @param contenders in the order in which they were named
     * @param origins score of each problem before any search, by its digest
     * @param proven what is proven about problems, by their digests; may be empty
     * @throws IllegalArgumentException if a problem has no origin
     */
    public SolverComparison(
            List<Contender> contenders,
            Collection<SolverRun> runs,
            Map<String, ScoreLevels> origins,
            Map<String, Proven> proven) {
        this.contenders = List.copyOf(contenders);
        this.runs = runs.stream()
                .sorted(Comparator.comparing(SolverRun::problem)
                        .thenComparingInt(run -> place(contenders, run.contender())))
                .toList();
        this.origins = Map.copyOf(origins);
        this.proven = Map.copyOf(proven);
        for (SolverRun run : this.runs) {
            String digest = run.problem().digest();
            if (!origins.containsKey(digest)) {
                throw new IllegalArgumentException("problem " + run.problem() + " has no origin");
            }
            best.merge(digest, run.score().levels(), SolverComparison::better);
            byContender
                    .computeIfAbsent(run.contender(), name -> new TreeMap<>())
                    .put(run.problem(), run);
        }
        proven.forEach((digest, known) -> best.merge(digest, known.best(), SolverComparison::better));
    }

    private static int place(List<Contender> contenders, String name) {
        return contenders.stream().map(Contender::name).toList().indexOf(name);
    }

    private static ScoreLevels better(ScoreLevels one, ScoreLevels other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The same comparison with proofs of its problems, by their digests. */
    public SolverComparison knowing(Map<String, Proven> more) {
        return new SolverComparison(contenders, runs, origins, more);
    }

    public List<Contender> contenders() {
        return contenders;
    }

    /** By problem, then in the order of the contenders. */
    public List<SolverRun> runs() {
        return runs;
    }

    /** The runs of one contender, by problem. */
    public Map<ComparedProblem, SolverRun> runsOf(Contender contender) {
        return byContender.getOrDefault(contender.name(), Map.of());
    }

    /** All problems that at least one contender planned, in order. */
    public SortedSet<ComparedProblem> problems() {
        return runs.stream().map(SolverRun::problem).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The best known score of a problem that at least one contender planned. */
    public ScoreLevels best(ComparedProblem problem) {
        return known(best, problem);
    }

    /** The score of a problem before any search. */
    public ScoreLevels origin(ComparedProblem problem) {
        return known(origins, problem);
    }

    private static ScoreLevels known(Map<String, ScoreLevels> scores, ComparedProblem problem) {
        return Optional.ofNullable(scores.get(problem.digest()))
                .orElseThrow(() -> new IllegalArgumentException("no score of " + problem));
    }

    /** Problems with a proof, one per digest: problems that differ only in their seed count as one. */
    public List<ComparedProblem> provenProblems() {
        Set<String> seen = new HashSet<>();
        return problems().stream()
                .filter(problem -> proven.containsKey(problem.digest()) && seen.add(problem.digest()))
                .toList();
    }

    /** The name of a problem: its week, plus its seed if another seed of the week is a different problem. */
    public String name(ComparedProblem problem) {
        boolean alone = problems().stream()
                .filter(other -> other.week().equals(problem.week()))
                .allMatch(other -> other.digest().equals(problem.digest()));
        return alone ? problem.week() : problem.week() + ", seed " + problem.seed();
    }

    /** What is proven about a problem. */
    public Optional<Proven> proven(ComparedProblem problem) {
        return Optional.ofNullable(proven.get(problem.digest()));
    }

    /**
     * The gap closed, 0 to 1: the share of the way from the earliest-fit plan to the best known plan. 0 for a plan that
     * breaks more rules, or leaves more unplaced, than the best known.
     */
    public double share(ComparedProblem problem, ScoreLevels score) {
        ScoreLevels to = best(problem);
        ScoreLevels from = origin(problem);
        if (!score.isEvenAboveSoft(to)) {
            return 0;
        }
        long way = to.soft() - from.soft();
        if (way <= 0) {
            return score.soft() >= to.soft() ? 1 : 0;
        }
        return Math.max(0, (double) (score.soft() - from.soft()) / way);
    }

    /**
     * Figures for each contender with a run, in their order. They cover the problems that all contenders with the most
     * rounds have planned, so that they are comparable. A contender with fewer rounds has figures over its own
     * problems.
     */
    public List<Standing> standings() {
        Set<ComparedProblem> common = common();
        return contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .map(contender -> new Standing(
                        this,
                        contender,
                        runsOf(contender).values().stream()
                                .filter(run -> !isWhole(contender) || common.contains(run.problem()))
                                .toList()))
                .toList();
    }

    /** The gap that a run closed, 0 to 1. */
    public double share(SolverRun run) {
        return share(run.problem(), run.score().levels());
    }

    /** The number of pairs that share the confidence level, for Bonferroni's correction. */
    public int pairCount() {
        int count = (int) contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .count();
        return Math.max(1, count * (count - 1) / 2);
    }

    /**
     * One contender against another. With more than two contenders, the interval is wider, so that the confidence level
     * applies to all pairs together (Bonferroni).
     *
     * @return empty if no problem was planned by both
     */
    public Optional<Pair> pair(Contender one, Contender other) {
        return pair(one, other, 1 - (1 - CONFIDENCE) / pairCount());
    }

    /** Each contender against each later one; only pairs with a problem in common. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            for (Contender other : contenders.subList(i + 1, contenders.size())) {
                pair(contenders.get(i), other).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** One contender against another, with an interval of a given confidence. */
    Optional<Pair> pair(Contender one, Contender other, double confidence) {
        Map<ComparedProblem, SolverRun> others = runsOf(other);
        List<Matchup.Meeting> meetings = runsOf(one).values().stream()
                .flatMap(run -> Optional.ofNullable(others.get(run.problem()))
                        .map(rival -> new Matchup.Meeting(run, rival, best(run.problem())))
                        .stream())
                .toList();
        return meetings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Matchup(one, other, meetings, confidence).pair());
    }

    /** Whether no contender planned more rounds. False for a contender that dropped out of a race. */
    private boolean isWhole(Contender contender) {
        return rounds(contender)
                == contenders.stream().mapToInt(this::rounds).max().orElse(0);
    }

    private int rounds(Contender contender) {
        return (int) runsOf(contender).keySet().stream()
                .map(ComparedProblem::seed)
                .distinct()
                .count();
    }

    /** The problems that all contenders with the most rounds have planned. */
    private Set<ComparedProblem> common() {
        return problems().stream()
                .filter(problem -> contenders.stream()
                        .filter(contender -> !runsOf(contender).isEmpty() && isWhole(contender))
                        .allMatch(contender -> runsOf(contender).containsKey(problem)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All contenders that ran, the best first: by mean hard, then medium, then soft score over the problems that all
     * contenders with the most rounds have planned. Contenders that dropped out of a race come last.
     */
    public List<Contender> ranking() {
        Set<ComparedProblem> common = common();
        return contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .sorted(Comparator.comparing((Contender contender) -> isWhole(contender))
                        .thenComparingDouble(contender -> total(contender, common, Level.HARD))
                        .thenComparingDouble(contender -> total(contender, common, Level.MEDIUM))
                        .thenComparingDouble(contender -> total(contender, common, Level.SOFT))
                        .reversed())
                .toList();
    }

    private double total(Contender contender, Set<ComparedProblem> problems, Level level) {
        return runsOf(contender).values().stream()
                .filter(run -> problems.contains(run.problem()))
                .mapToDouble(run -> Matchup.inUnits(
                        best(run.problem()), (double) run.score().levels().at(level), level))
                .sum();
    }
}
