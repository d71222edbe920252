package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.report.Columns;
import io.schedulebuilder.report.Columns.Output;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import io.schedulebuilder.report.Unit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All columns of a solver comparison's results. What JSON, CSV, HTML and the terminal show is declared here, once. */
public final class ComparisonColumns {
    private static final Columns<Pair> PAIRS = new Columns<Pair>(
                    "PairLine",
                    "other minus one: percent on the soft level, points on the others. Without a test there is no "
                            + "interval.")
            .value("one", String.class, pair -> pair.one().name())
            .value("other", String.class, pair -> pair.other().name())
            .value("level", String.class, pair -> pair.level().name().toLowerCase(Locale.ROOT))
            .figure("mean", "", Unit.DIFFERENCE, pair -> pair.difference().mean())
            .optionalFigure("low", "", Unit.DIFFERENCE, pair -> tested(pair, MeanDifference::low))
            .optionalFigure("high", "", Unit.DIFFERENCE, pair -> tested(pair, MeanDifference::high))
            .whole("pairs_of_runs", "", pair -> pair.difference().runs())
            .whole("weeks_better", "", Pair::better)
            .whole("weeks_worse", "", Pair::worse)
            .whole("weeks", "", Pair::weeks)
            .whole("pairs_better_above_soft", "", Pair::betterAbove)
            .whole("pairs_worse_above_soft", "", Pair::worseAbove)
            .value("test", String.class, pair -> pair.difference().test().words());

    private static final Columns<FailedRun> FAILURES = new Columns<FailedRun>("Failure", "A run that failed.")
            .text("configuration", "configuration", FailedRun::contender)
            .text("week", "week", FailedRun::week)
            .optional("seed", Long.class, FailedRun::seed)
            .value("reason", String.class, FailedRun::reason)
            .shown("reason", failure -> Element.of("span", failure.reason()).styled("wrapped"));

    private final ComparisonReport report;
    private final SolverComparison comparison;

    private final Columns<SolverRun> runs = new Columns<>("RunLine", "A run.");
    /** Creates the columns of a report. */
    public ComparisonColumns(ComparisonReport report) {
        this.report = report;
        this.comparison = report.comparison();
        declareRuns();
    }

    private void declareRuns() {
        runs.text("configuration", "", SolverRun::contender)
                .in(Output.CSV)
                .value("week", String.class, run -> run.problem().week())
                .value("seed", Long.class, run -> run.problem().seed())
                .value("hard", Long.class, run -> run.score().hard())
                .value("medium", Long.class, run -> run.score().medium())
                .value("soft", Long.class, run -> run.score().soft())
                .in(Output.JSON)
                .object("score", ProofColumns.LEVELS, run -> run.score().levels())
                .in(Output.JSON_AND_CSV)
                .figure("share", "", Unit.SHARE, comparison::share)
                .in(Output.CSV)
                .value("first_fit_soft", Long.class, run -> comparison
                        .origin(run.problem())
                        .soft())
                .value("best_known_medium", Long.class, run -> comparison
                        .best(run.problem())
                        .medium())
                .value("best_known_soft", Long.class, run -> comparison
                        .best(run.problem())
                        .soft())
                .optional("bound_soft", Long.class, run -> comparison
                        .proven(run.problem())
                        .map(known -> known.bound().soft()))
                .in(Output.JSON_AND_CSV)
                .whole("unplaced", "", SolverRun::unplaced)
                .figure("expected_revenue", "", Unit.DOLLARS, SolverRun::expectedRevenue)
                .whole("score_calculations", "", SolverRun::scoreCalculations)
                .whole("millis", "", run -> run.micros() / 1_000)
                .list("marks", String.class, run -> run.marks().stream()
                        .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList())
                .in(Output.CSV)
                .value("reason", String.class, run -> "");
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            runs.value(constraint.name().toLowerCase(Locale.ROOT) + "_points", Long.class, run -> run.score()
                    .points(constraint));
        }
    }

    private Columns<Standing> standings() {
        return new Columns<Standing>(
                        "Configuration", "One configuration: means over its runs, medians of speed and time.")
                .text("name", "configuration", standing -> standing.contender().name())
                .value("solver_config", String.class, standing -> standing.contender()
                        .solverConfig())
                .optional(
                        "budget", String.class, standing -> standing.contender().budget())
                .value("ends", String.class, standing -> standing.contender().end())
                .optional(
                        "rules", String.class, standing -> standing.contender().rules())
                .whole("runs", "runs", standing -> standing.runs().size())
                .figure("hard", "hard", Unit.POINTS, mean(run -> run.score().hard()))
                .figure("medium", "medium", Unit.FEW_POINTS, mean(run -> run.score()
                        .medium()))
                .figure("soft", "soft", Unit.POINTS, mean(run -> run.score().soft()))
                .figure("share", "gap closed", Unit.SHARE, mean(comparison::share))
                .figure("least_share", "worst run", Unit.SHARE, Standing::leastShare)
                .figure("unplaced", "unplaced", Unit.MEAN, mean(SolverRun::unplaced))
                .figure("expected_revenue", "revenue", Unit.DOLLARS, mean(SolverRun::expectedRevenue))
                .figure(
                        "score_calculations_per_second",
                        "calculations/s",
                        Unit.PER_SECOND,
                        of -> of.median(SolverRun::speed))
                .figure(
                        "millis",
                        "time",
                        Unit.MILLIS,
                        of -> of.median(run -> TimeUnit.MICROSECONDS.toMillis(run.micros())))
                .whole("spoilt_runs", "unreliable timing", Standing::unreliable)
                .optionalFigure(
                        "percent_to_bound",
                        report.proved().isPresent() ? "to proven bound" : "",
                        Unit.PERCENT,
                        Standing::toBound)
                .byName("constraints", ComparisonColumns::byConstraint);
    }

    private static ToDoubleFunction<Standing> mean(ToDoubleFunction<SolverRun> figure) {
        return standing -> standing.mean(figure);
    }

    /** One row per run, failed runs last. */
    public Stream<List<String>> csv() {
        return Stream.of(
                        Stream.of(runs.csvKeys()),
                        comparison.runs().stream().map(runs::csv),
                        report.failures().stream().map(FAILURES::json).map(runs::csv))
                .flatMap(rows -> rows);
    }

    /** The whole comparison as one object. Shares are 0 to 1, money is in dollars, times are in milliseconds. */
    public Map<String, Object> json() {
        return document().json(report);
    }

    /** The keys of that object. */
    public Columns<ComparisonReport> document() {
        ComparisonVerdict verdict = new ComparisonVerdict(report);
        Columns<ComparedProblem> problems = new Columns<ComparedProblem>(
                        "ProblemLine", "A problem, with each configuration's result.")
                .value("week", String.class, ComparedProblem::week)
                .value("seed", Long.class, ComparedProblem::seed)
                .object("first_fit", ProofColumns.LEVELS, comparison::origin)
                .object("best_known", ProofColumns.LEVELS, comparison::best)
                .optionalObject("proof", ProofColumns.PROOFS, comparison::proven)
                .objects("runs", runs, problem -> comparison.runs().stream()
                        .filter(run -> run.problem().equals(problem))
                        .toList());
        return new Columns<ComparisonReport>("", "The whole.")
                .list("verdict", String.class, shown -> verdict.sentences())
                .list("gates", String.class, shown -> verdict.gates().stream()
                        .map(ComparisonVerdict.GateResult::sentence)
                        .toList())
                .value("referee", String.class, ComparisonReport::referee)
                .whole("seeds", "", ComparisonReport::seeds)
                .value("machine", String.class, ComparisonReport::machine)
                .value("stopped", boolean.class, ComparisonReport::stopped)
                .objects("configurations", standings(), shown -> comparison.standings())
                .objects("pairs", PAIRS, shown -> comparison.pairs())
                .objects("problems", problems, shown -> List.copyOf(comparison.problems()))
                .list("dropped", String.class, shown -> shown.dropped().stream()
                        .map(Contender::name)
                        .toList())
                .objects("failed", FAILURES, ComparisonReport::failures)
                .list("how_to_read", String.class, shown -> verdict.rules());
    }

    /** One row per configuration. */
    public Table configurations() {
        return standings().table("Means over all runs; speed and time are medians", comparison.standings());
    }

    /** What each constraint added to each configuration's score, or cost it. */
    public Table constraints() {
        List<Standing> standings = comparison.standings();
        Columns<PlanningConstraint> columns =
                new Columns<PlanningConstraint>("", "").text("", "points by constraint", PlanningConstraint::words);
        standings.forEach(standing -> columns.figure(
                "", standing.contender().name(), Unit.POINTS, constraint -> points(standing, constraint)));
        return columns.table(
                "Means over all runs, weighted by the scoring rules, without constraints that have no points",
                Stream.of(PlanningConstraint.values())
                        .filter(constraint -> standings.stream().anyMatch(of -> points(of, constraint) != 0))
                        .toList());
    }

    private static double points(Standing standing, PlanningConstraint constraint) {
        return standing.mean(run -> run.score().points(constraint));
    }

    private static Map<String, BigDecimal> byConstraint(Standing standing) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            points.put(constraint.words(), Unit.POINTS.rounded(points(standing, constraint)));
        }
        return points;
    }

    private static OptionalDouble tested(Pair pair, ToDoubleFunction<MeanDifference> end) {
        return pair.difference().test() == MeanDifference.Test.NONE
                ? OptionalDouble.empty()
                : OptionalDouble.of(end.applyAsDouble(pair.difference()));
    }

    /** The result of each configuration for each week. */
    public Table weeks() {
        Columns<List<ComparedProblem>> columns = new Columns<List<ComparedProblem>>("", "")
                .shown("week", week -> new Text(week.get(0).week()))
                .shownFigures(
                        "best known",
                        week -> scored(
                                mean(week, problem -> comparison.best(problem).medium()),
                                mean(week, problem -> comparison.best(problem).soft())));
        if (report.proved().isPresent()) {
            columns.optionalFigure("", "proven bound", Unit.POINTS, this::bound);
        }
        comparison
                .contenders()
                .forEach(contender -> columns.shownFigures(contender.name(), week -> of(contender, week)));
        return columns.table(
                "Soft score and gap closed, means over the seeds",
                List.copyOf(comparison.problems().stream()
                        .collect(Collectors.groupingBy(ComparedProblem::week, LinkedHashMap::new, Collectors.toList()))
                        .values()));
    }

    private OptionalDouble bound(List<ComparedProblem> week) {
        List<Proven> known =
                week.stream().map(comparison::proven).flatMap(Optional::stream).toList();
        return known.size() < week.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(mean(known, proven -> proven.bound().soft()));
    }

    private Node of(Contender contender, List<ComparedProblem> week) {
        List<SolverRun> own = comparison.runsOf(contender).values().stream()
                .filter(run -> week.contains(run.problem()))
                .toList();
        return own.isEmpty()
                ? Columns.NONE
                : scored(mean(own, run -> run.score().medium()), mean(own, run -> run.score()
                                .soft()))
                        .containing(
                                new Text(" ("),
                                Unit.SHARE.figure(mean(own, comparison::share)).styled("faint"),
                                new Text(")"));
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** The soft score, after the medium score if something is unplaced. */
    private static Element scored(double medium, double soft) {
        Element span = Element.of("span");
        return (medium == 0 ? span : span.containing(Unit.FEW_POINTS.figure(medium), new Text(" medium, ")))
                .containing(Unit.POINTS.figure(soft));
    }

    /** Runs that failed. */
    public Table failures() {
        return FAILURES.table("None of these runs is in the figures above", report.failures());
    }
}
