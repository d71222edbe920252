package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.function.Predicate;
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
     * The runs of a contest, in any order.
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
                        .thenComparingInt(solverRun -> place(contenders, solverRun.contender())))
                .toList();
        this.origins = Map.copyOf(origins);
        this.proven = Map.copyOf(proven);
        for (SolverRun solverRun : this.runs) {
            String digest = solverRun.problem().digest();
            if (!origins.containsKey(digest)) {
                throw new IllegalArgumentException("problem " + solverRun.problem() + " has no origin");
            }
            best.merge(digest, solverRun.score().levels(), SolverComparison::better);
            byContender
                    .computeIfAbsent(solverRun.contender(), name -> new TreeMap<>())
                    .put(solverRun.problem(), solverRun);
        }
        proven.forEach((digest, known) -> best.merge(digest, known.best(), SolverComparison::better));
    }

    private static int place(List<Contender> contenders, String name) {
        return contenders.stream().map(Contender::name).toList().indexOf(name);
    }

    private static ScoreLevels better(ScoreLevels one, ScoreLevels other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The same contest with what is proven of its problems, by their digests. */
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
    public ScoreLevels best(ComparedProblem comparedProblem) {
        return known(best, comparedProblem);
    }

    /** What a problem is worth before any search. */
    public ScoreLevels origin(ComparedProblem comparedProblem) {
        return known(origins, comparedProblem);
    }

    private static ScoreLevels known(Map<String, ScoreLevels> scores, ComparedProblem comparedProblem) {
        return Optional.ofNullable(scores.get(comparedProblem.digest()))
                .orElseThrow(() -> new IllegalArgumentException("no score of " + comparedProblem));
    }

    /** The problems of which something is proven, each once: those that differ in the seed alone are one problem. */
    public List<ComparedProblem> provenProblems() {
        Set<String> seen = new HashSet<>();
        return problems().stream()
                .filter(comparedProblem ->
                        proven.containsKey(comparedProblem.digest()) && seen.add(comparedProblem.digest()))
                .toList();
    }

    /** What a problem is called: its week, and its seed where that is another problem. */
    public String name(ComparedProblem comparedProblem) {
        boolean alone = problems().stream()
                .filter(other -> other.week().equals(comparedProblem.week()))
                .allMatch(other -> other.digest().equals(comparedProblem.digest()));
        return alone ? comparedProblem.week() : comparedProblem.week() + ", seed " + comparedProblem.seed();
    }

    /** What is proven of a problem. */
    public Optional<Proven> proven(ComparedProblem comparedProblem) {
        return Optional.ofNullable(proven.get(comparedProblem.digest()));
    }

    /**
     * The share of the way from the earliest fit to the best known, 0 to 1: 0 for a plan that breaks
     * more, or leaves out more, than the best.
     */
    public double share(ComparedProblem comparedProblem, ScoreLevels score) {
        ScoreLevels to = best(comparedProblem);
        ScoreLevels from = origin(comparedProblem);
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
     * What each contender did, in their order; those without a run are left out. Figures are over the problems that all have
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
                own.stream().filter(solverRun -> solverRun.marks().isEmpty()).toList();
        Collection<SolverRun> timed = trusted.isEmpty() ? own : trusted;
        Map<PlanningConstraint, Double> byConstraint = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            byConstraint.put(constraint, mean(own, solverRun -> points(solverRun.score(), constraint)));
        }
        return new Standing(
                contender,
                own.size(),
                mean(own, solverRun -> (double) solverRun.score().hard()),
                mean(own, solverRun -> solverRun.score().medium()),
                mean(own, solverRun -> solverRun.score().soft()),
                mean(own, this::share),
                own.stream().mapToDouble(this::share).min().orElseThrow(),
                mean(own, SolverRun::unplaced),
                mean(own, SolverRun::expectedRevenue),
                median(timed, SolverRun::speed),
                median(timed, solverRun -> solverRun.spent().toMillis()),
                own.size() - trusted.size(),
                toBound(own),
                byConstraint);
    }

    /** Mean percent of the best known from a run to the bound that is proven, of runs that leave out as little; or none. */
    private OptionalDouble toBound(Collection<SolverRun> runs) {
        return runs.stream()
                .filter(solverRun -> proven(solverRun.problem())
                        .filter(known ->
                                known.bound().isEvenAboveSoft(solverRun.score().levels()))
                        .isPresent())
                .mapToDouble(solverRun -> inUnits(
                        solverRun.problem(),
                        (double) proven(solverRun.problem())
                                        .orElseThrow()
                                        .bound()
                                        .soft()
                                - solverRun.score().soft(),
                        Level.SOFT))
                .average();
    }

    /** The share of the way that a run went. */
    public double share(SolverRun solverRun) {
        return share(solverRun.problem(), solverRun.score().levels());
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

    /** Each contender against each later one; pairs without a problem in common are left out. */
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
        Duel duel = new Duel(one, other, both, confidence);
        for (Level level : List.of(Level.HARD, Level.MEDIUM)) {
            Pair above = duel.on(level, both);
            if (above.difference().isShown()) {
                return Optional.of(above);
            }
        }
        List<ComparedProblem> even = both.stream().filter(duel::isEven).toList();
        return Optional.of(even.isEmpty() ? duel.on(Level.MEDIUM, both) : duel.on(Level.SOFT, even));
    }

    /** Two contenders on the problems that both planned. */
    private final class Duel {
        private final Contender one;
        private final Contender other;
        private final double confidence;
        private final Map<ComparedProblem, SolverRun> oneRuns;
        private final Map<ComparedProblem, SolverRun> otherRuns;

        Duel(Contender one, Contender other, List<ComparedProblem> both, double confidence) {
            this.one = one;
            this.other = other;
            this.confidence = confidence;
            this.oneRuns = runs(one, both);
            this.otherRuns = runs(other, both);
        }

        private static Map<ComparedProblem, SolverRun> runs(
                Map<ComparedProblem, SolverRun> all, List<ComparedProblem> both) {
            Map<ComparedProblem, SolverRun> of = new TreeMap<>(all);
            of.keySet().retainAll(both);
            return of;
        }

        private Map<ComparedProblem, SolverRun> runs(Contender contender, List<ComparedProblem> both) {
            return runs(runsOf(contender), both);
        }

        boolean isEven(ComparedProblem comparedProblem) {
            return oneScore(comparedProblem).isEvenAboveSoft(otherScore(comparedProblem));
        }

        private ScoreLevels oneScore(ComparedProblem comparedProblem) {
            return levels(oneRuns, comparedProblem);
        }

        private ScoreLevels otherScore(ComparedProblem comparedProblem) {
            return levels(otherRuns, comparedProblem);
        }

        private static ScoreLevels levels(Map<ComparedProblem, SolverRun> runs, ComparedProblem comparedProblem) {
            return Optional.ofNullable(runs.get(comparedProblem))
                    .orElseThrow()
                    .score()
                    .levels();
        }

        private double difference(ComparedProblem comparedProblem, Level level) {
            double points = (double) otherScore(comparedProblem).at(level)
                    - oneScore(comparedProblem).at(level);
            return inUnits(comparedProblem, points, level);
        }

        Pair on(Level level, List<ComparedProblem> problems) {
            Map<String, List<ComparedProblem>> byWeek = problems.stream()
                    .collect(Collectors.groupingBy(ComparedProblem::week, TreeMap::new, Collectors.toList()));
            List<double[]> differences = new ArrayList<>();
            byWeek.values()
                    .forEach(week -> differences.add(week.stream()
                            .mapToDouble(comparedProblem -> difference(comparedProblem, level))
                            .toArray()));
            return new Pair(
                    one,
                    other,
                    level,
                    MeanDifference.of(differences, confidence),
                    weeks(differences, sum -> sum > 0),
                    weeks(differences, sum -> sum < 0),
                    byWeek.size(),
                    above(sign -> sign > 0),
                    above(sign -> sign < 0));
        }

        /** Pairs of which the hard or medium level of {@code other} compares so. */
        private int above(Predicate<Integer> sign) {
            return (int) oneRuns.keySet().stream()
                    .filter(comparedProblem -> !isEven(comparedProblem))
                    .filter(comparedProblem ->
                            sign.test(otherScore(comparedProblem).compareTo(oneScore(comparedProblem))))
                    .count();
        }

        private static int weeks(List<double[]> differences, Predicate<Double> sign) {
            return (int) differences.stream()
                    .filter(week -> sign.test(Arrays.stream(week).sum()))
                    .count();
        }
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
                .filter(comparedProblem -> contenders.stream()
                        .filter(contender -> !runsOf(contender).isEmpty() && isWhole(contender))
                        .allMatch(contender -> runsOf(contender).containsKey(comparedProblem)))
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
                .filter(solverRun -> problems.contains(solverRun.problem()))
                .mapToDouble(solverRun -> inUnits(
                        solverRun.problem(), (double) solverRun.score().levels().at(level), level))
                .sum();
    }

    /** Points; on the soft level percent of the best known, so that a small page counts as much as a large one. */
    private double inUnits(ComparedProblem comparedProblem, double points, Level level) {
        return level == Level.SOFT
                ? 100
                        * points
                        / Math.max(1, (double) Math.abs(best(comparedProblem).soft()))
                : points;
    }
}
