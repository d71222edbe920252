package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/** What several contenders made of the same problems. Immutable. */
public final class SolverComparison {
    /** How sure an interval is, before the correction for the number of pairs. */
    public static final double CONFIDENCE = 0.95;

    private final List<Contender> contenders;
    private final List<SolverRun> runs;
    private final Map<String, ScoreLevels> origins;
    private final Map<String, Proven> proven;
    private final Map<String, ScoreLevels> best = new HashMap<>();
    private final Map<String, Map<ComparedProblem, SolverRun>> byContender = new HashMap<>();

    /**
     * The runs of a comparison, in any order.
     *
     * @param contenders in the order in which they were named
     * @param origins what each problem is worth before any search, by its digest
     * @param proven what is proven of a problem, by its digest; none need be
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

    /** The same comparison with what is proven of its problems, by their digests. */
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

    /** All problems that someone planned, in order. */
    public SortedSet<ComparedProblem> problems() {
        return runs.stream().map(SolverRun::problem).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The best score that is known of a problem that someone planned. */
    public ScoreLevels best(ComparedProblem problem) {
        return known(best, problem);
    }

    /** What a problem is worth before any search. */
    public ScoreLevels origin(ComparedProblem problem) {
        return known(origins, problem);
    }

    private static ScoreLevels known(Map<String, ScoreLevels> scores, ComparedProblem problem) {
        return Optional.ofNullable(scores.get(problem.digest()))
                .orElseThrow(() -> new IllegalArgumentException("no score of " + problem));
    }

    /** The problems of which something is proven, each once: those that differ in the seed alone are one problem. */
    public List<ComparedProblem> provenProblems() {
        Set<String> seen = new HashSet<>();
        return problems().stream()
                .filter(problem -> proven.containsKey(problem.digest()) && seen.add(problem.digest()))
                .toList();
    }

    /** What a problem is called: its week, and its seed where that is another problem. */
    public String name(ComparedProblem problem) {
        boolean alone = problems().stream()
                .filter(other -> other.week().equals(problem.week()))
                .allMatch(other -> other.digest().equals(problem.digest()));
        return alone ? problem.week() : problem.week() + ", seed " + problem.seed();
    }

    /** What is proven of a problem. */
    public Optional<Proven> proven(ComparedProblem problem) {
        return Optional.ofNullable(proven.get(problem.digest()));
    }

    /**
     * The share of the way from the earliest fit to the best known, 0 to 1: 0 for a plan that breaks
     * more, or leaves more unplaced, than the best.
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
     * What each contender with a run did, in their order. Figures are over the problems that all have
     * planned who planned the most, so that they compare; one that planned fewer has figures of its own.
     */
    public List<Standing> standings() {
        return contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .map(this::standing)
                .toList();
    }

    private Standing standing(Contender contender) {
        Collection<SolverRun> own = runsOf(contender).entrySet().stream()
                .filter(run -> !isWhole(contender) || common().contains(run.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<SolverRun> trusted =
                own.stream().filter(run -> run.marks().isEmpty()).toList();
        Collection<SolverRun> timed = trusted.isEmpty() ? own : trusted;
        Map<PlanningConstraint, Double> byConstraint = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            byConstraint.put(constraint, mean(own, run -> points(run.score(), constraint)));
        }
        return new Standing(
                contender,
                own.size(),
                mean(own, run -> (double) run.score().hard()),
                mean(own, run -> run.score().medium()),
                mean(own, run -> run.score().soft()),
                mean(own, this::share),
                own.stream().mapToDouble(this::share).min().orElseThrow(),
                mean(own, SolverRun::unplaced),
                mean(own, SolverRun::expectedRevenue),
                median(timed, SolverRun::speed),
                median(timed, run -> run.spent().toMillis()),
                own.size() - trusted.size(),
                toBound(own),
                byConstraint);
    }

    /** Mean percent of the best known from a run to the bound that is proven, of runs that leave out as little; or none. */
    private OptionalDouble toBound(Collection<SolverRun> runs) {
        return runs.stream()
                .filter(run -> proven(run.problem())
                        .filter(known ->
                                known.bound().isEvenAboveSoft(run.score().levels()))
                        .isPresent())
                .mapToDouble(run -> Matchup.inUnits(
                        best(run.problem()),
                        (double) proven(run.problem()).orElseThrow().bound().soft()
                                - run.score().soft(),
                        Level.SOFT))
                .average();
    }

    /** The share of the way that a run went. */
    public double share(SolverRun run) {
        return share(run.problem(), run.score().levels());
    }

    /** Points of one constraint. */
    public static long points(PlanScore score, PlanningConstraint constraint) {
        return score.lines().stream()
                .filter(line -> line.constraint() == constraint)
                .mapToLong(PlanScore.Line::score)
                .sum();
    }

    private static double mean(Collection<SolverRun> runs, ToDoubleFunction<SolverRun> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double median(Collection<SolverRun> runs, ToDoubleFunction<SolverRun> figure) {
        return Median.withDefaults().evaluate(runs.stream().mapToDouble(figure).toArray());
    }

    /** The number of pairs that all intervals together are sure of: Bonferroni's correction. */
    public int pairCount() {
        int count = (int) contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .count();
        return Math.max(1, count * (count - 1) / 2);
    }

    /**
     * One contender against another. With more than two contenders the interval is as much wider as all pairs together
     * need to be sure (Bonferroni).
     *
     * @return empty where no problem was planned by both
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
        List<ComparedProblem> both =
                runsOf(one).keySet().stream().filter(runsOf(other)::containsKey).toList();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Matchup(one, other, meetings(one, other, both), confidence).pair());
    }

    private List<Matchup.Meeting> meetings(Contender one, Contender other, List<ComparedProblem> both) {
        return both.stream()
                .map(problem -> new Matchup.Meeting(
                        problem.week(), levels(one, problem), levels(other, problem), best(problem)))
                .toList();
    }

    private ScoreLevels levels(Contender contender, ComparedProblem problem) {
        return Optional.ofNullable(runsOf(contender).get(problem))
                .orElseThrow()
                .score()
                .levels();
    }

    /** Whether nobody planned more rounds: a race did not leave it behind. */
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

    /** The problems that all who went the whole way have planned. */
    private Set<ComparedProblem> common() {
        return problems().stream()
                .filter(problem -> contenders.stream()
                        .filter(contender -> !runsOf(contender).isEmpty() && isWhole(contender))
                        .allMatch(contender -> runsOf(contender).containsKey(problem)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All contenders that ran, the best first: by mean hard, then medium, then soft score over the problems of all that went
     * the whole way; those that a race left behind come last.
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
