package io.schedulebuilder.comparison.solvers;

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
public final class Contest {
    /** How sure an interval is, before the correction for the number of pairs. */
    public static final double CONFIDENCE = 0.95;

    private final List<Contender> contenders;
    private final List<Run> runs;
    private final Map<String, ScoreLevels> origins;
    private final Map<String, Proven> proven;
    private final Map<String, ScoreLevels> best = new HashMap<>();
    private final Map<String, Map<Problem, Run>> byContender = new HashMap<>();

    /**
     * The runs of a contest, in any order.
     *
     * @param contenders in the order in which they were named
     * @param origins what each problem is worth before any search, by its digest
     * @param proven what is proven of a problem, by its digest; none need be
     * @throws IllegalArgumentException if a problem has no origin
     */
    public Contest(
            List<Contender> contenders,
            Collection<Run> runs,
            Map<String, ScoreLevels> origins,
            Map<String, Proven> proven) {
        this.contenders = List.copyOf(contenders);
        this.runs = runs.stream()
                .sorted(Comparator.comparing(Run::problem).thenComparingInt(run -> place(contenders, run.contender())))
                .toList();
        this.origins = Map.copyOf(origins);
        this.proven = Map.copyOf(proven);
        for (Run run : this.runs) {
            String digest = run.problem().digest();
            if (!origins.containsKey(digest)) {
                throw new IllegalArgumentException("problem " + run.problem() + " has no origin");
            }
            best.merge(digest, run.score().levels(), Contest::better);
            byContender
                    .computeIfAbsent(run.contender(), name -> new TreeMap<>())
                    .put(run.problem(), run);
        }
        proven.forEach((digest, known) -> best.merge(digest, known.best(), Contest::better));
    }

    private static int place(List<Contender> contenders, String name) {
        return contenders.stream().map(Contender::name).toList().indexOf(name);
    }

    private static ScoreLevels better(ScoreLevels one, ScoreLevels other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The same contest with what is proven of its problems, by their digests. */
    public Contest knowing(Map<String, Proven> more) {
        return new Contest(contenders, runs, origins, more);
    }

    public List<Contender> contenders() {
        return contenders;
    }

    /** By problem, then in the order of the contenders. */
    public List<Run> runs() {
        return runs;
    }

    /** The runs of one contender, by problem. */
    public Map<Problem, Run> runsOf(Contender contender) {
        return byContender.getOrDefault(contender.name(), Map.of());
    }

    /** All problems that someone planned, in order. */
    public SortedSet<Problem> problems() {
        return runs.stream().map(Run::problem).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The best score that is known of a problem that someone planned. */
    public ScoreLevels best(Problem problem) {
        return known(best, problem);
    }

    /** What a problem is worth before any search. */
    public ScoreLevels origin(Problem problem) {
        return known(origins, problem);
    }

    private static ScoreLevels known(Map<String, ScoreLevels> scores, Problem problem) {
        return Optional.ofNullable(scores.get(problem.digest()))
                .orElseThrow(() -> new IllegalArgumentException("no score of " + problem));
    }

    /** The problems of which something is proven, each once: those that differ in the seed alone are one problem. */
    public List<Problem> provenProblems() {
        Set<String> seen = new HashSet<>();
        return problems().stream()
                .filter(problem -> proven.containsKey(problem.digest()) && seen.add(problem.digest()))
                .toList();
    }

    /** What a problem is called: its week, and its seed where that is another problem. */
    public String name(Problem problem) {
        boolean alone = problems().stream()
                .filter(other -> other.week().equals(problem.week()))
                .allMatch(other -> other.digest().equals(problem.digest()));
        return alone ? problem.week() : problem.week() + ", seed " + problem.seed();
    }

    /** What is proven of a problem. */
    public Optional<Proven> proven(Problem problem) {
        return Optional.ofNullable(proven.get(problem.digest()));
    }

    /**
     * The share of the way from the earliest fit to the best known, 0 to 1: 0 for a plan that breaks
     * more, or leaves out more, than the best.
     */
    public double share(Problem problem, ScoreLevels score) {
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
        Collection<Run> own = runsOf(contender).entrySet().stream()
                .filter(run -> !isWhole(contender) || common().contains(run.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<Run> trusted = own.stream().filter(run -> run.marks().isEmpty()).toList();
        Collection<Run> timed = trusted.isEmpty() ? own : trusted;
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
                mean(own, Run::unplaced),
                mean(own, Run::expectedRevenue),
                median(timed, Run::speed),
                median(timed, run -> run.spent().toMillis()),
                own.size() - trusted.size(),
                toBound(own),
                byConstraint);
    }

    /** Mean percent of the best known from a run to the bound that is proven, of runs that leave out as little; or none. */
    private OptionalDouble toBound(Collection<Run> runs) {
        return runs.stream()
                .filter(run -> proven(run.problem())
                        .filter(known ->
                                known.bound().isEvenAboveSoft(run.score().levels()))
                        .isPresent())
                .mapToDouble(run -> inUnits(
                        run.problem(),
                        (double) proven(run.problem()).orElseThrow().bound().soft()
                                - run.score().soft(),
                        Level.SOFT))
                .average();
    }

    /** The share of the way that a run went. */
    public double share(Run run) {
        return share(run.problem(), run.score().levels());
    }

    private static long points(PlanScore score, PlanningConstraint constraint) {
        return score.lines().stream()
                .filter(line -> line.constraint() == constraint)
                .mapToLong(PlanScore.Line::score)
                .sum();
    }

    private static double mean(Collection<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double median(Collection<Run> runs, ToDoubleFunction<Run> figure) {
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

    /** One contender against another, with an interval of a given confidence. */
    Optional<Pair> pair(Contender one, Contender other, double confidence) {
        List<Problem> both =
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
        List<Problem> even = both.stream().filter(duel::isEven).toList();
        return Optional.of(even.isEmpty() ? duel.on(Level.MEDIUM, both) : duel.on(Level.SOFT, even));
    }

    /** Two contenders on the problems that both planned. */
    private final class Duel {
        private final Contender one;
        private final Contender other;
        private final double confidence;
        private final Map<Problem, Run> oneRuns;
        private final Map<Problem, Run> otherRuns;

        Duel(Contender one, Contender other, List<Problem> both, double confidence) {
            this.one = one;
            this.other = other;
            this.confidence = confidence;
            this.oneRuns = runs(one, both);
            this.otherRuns = runs(other, both);
        }

        private static Map<Problem, Run> runs(Map<Problem, Run> all, List<Problem> both) {
            Map<Problem, Run> of = new TreeMap<>(all);
            of.keySet().retainAll(both);
            return of;
        }

        private Map<Problem, Run> runs(Contender contender, List<Problem> both) {
            return runs(runsOf(contender), both);
        }

        boolean isEven(Problem problem) {
            return oneScore(problem).isEvenAboveSoft(otherScore(problem));
        }

        private ScoreLevels oneScore(Problem problem) {
            return levels(oneRuns, problem);
        }

        private ScoreLevels otherScore(Problem problem) {
            return levels(otherRuns, problem);
        }

        private static ScoreLevels levels(Map<Problem, Run> runs, Problem problem) {
            return Optional.ofNullable(runs.get(problem)).orElseThrow().score().levels();
        }

        private double difference(Problem problem, Level level) {
            double points =
                    (double) otherScore(problem).at(level) - oneScore(problem).at(level);
            return inUnits(problem, points, level);
        }

        Pair on(Level level, List<Problem> problems) {
            Map<String, List<Problem>> byWeek =
                    problems.stream().collect(Collectors.groupingBy(Problem::week, TreeMap::new, Collectors.toList()));
            List<double[]> differences = new ArrayList<>();
            byWeek.values()
                    .forEach(week -> differences.add(week.stream()
                            .mapToDouble(problem -> difference(problem, level))
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
                    .filter(problem -> !isEven(problem))
                    .filter(problem -> sign.test(otherScore(problem).compareTo(oneScore(problem))))
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
                .map(Problem::seed)
                .distinct()
                .count();
    }

    /** The problems that all who went the whole way have planned. */
    private Set<Problem> common() {
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
        Set<Problem> common = common();
        return contenders.stream()
                .filter(contender -> !runsOf(contender).isEmpty())
                .sorted(Comparator.comparing((Contender contender) -> isWhole(contender))
                        .thenComparingDouble(contender -> total(contender, common, Level.HARD))
                        .thenComparingDouble(contender -> total(contender, common, Level.MEDIUM))
                        .thenComparingDouble(contender -> total(contender, common, Level.SOFT))
                        .reversed())
                .toList();
    }

    private double total(Contender contender, Set<Problem> problems, Level level) {
        return runsOf(contender).values().stream()
                .filter(run -> problems.contains(run.problem()))
                .mapToDouble(run ->
                        inUnits(run.problem(), (double) run.score().levels().at(level), level))
                .sum();
    }

    /** Points; on the soft level percent of the best known, so that a small page counts as much as a large one. */
    private double inUnits(Problem problem, double points, Level level) {
        return level == Level.SOFT
                ? 100 * points / Math.max(1, (double) Math.abs(best(problem).soft()))
                : points;
    }
}
