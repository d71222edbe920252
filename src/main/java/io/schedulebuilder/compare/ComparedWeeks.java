package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.RepeatedWeeks;
import io.schedulebuilder.week.Rounding;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.week.WeekReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The weeks of a comparison.
 *
 * @param weeks by seed, then by name: all weeks with one seed, then all with the next
 * @param failures weeks that could not be prepared
 * @param rules fingerprints of the scoring rules, then of each rule set; empty for saved plans
 */
public record ComparedWeeks(List<ComparedWeek> weeks, List<FailedRun> failures, List<String> rules) {
    public ComparedWeeks {
        weeks = List.copyOf(weeks);
        failures = List.copyOf(failures);
        rules = List.copyOf(rules);
    }

    /** The number of weeks, not counting seeds. */
    public int count() {
        return (int)
                weeks.stream().map(week -> week.problem().week()).distinct().count();
    }

    /**
     * The weeks of saved plans, each with its own captions, limits and weights.
     *
     * @param plans files, at least one; a week has the name of its file, without {@code .plan.json}
     * @param seeds each week is planned with solver seeds 1 to this number
     * @throws InputException if no file can be used
     */
    public static ComparedWeeks written(List<Path> plans, int seeds) {
        if (plans.stream().distinct().count() < plans.size()) {
            throw new InputException("--suite lists a plan twice. List each plan once.");
        }
        List<FailedRun> failures = new ArrayList<>();
        List<WeekProblem> problems = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path plan : plans) {
            String name = name(plan, plans);
            try {
                problems.add(PlanProblem.of(PlanReader.readWhole(plan), plan.toString()));
                names.add(name);
            } catch (InputException e) {
                failures.add(FailedRun.ofWeek(name, e));
            }
        }
        if (problems.isEmpty()) {
            throw new InputException(failures.stream().map(FailedRun::reason).toList());
        }
        List<ComparedWeek> weeks = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (int i = 0; i < problems.size(); i++) {
                long own = Digest.of(Long.toString(seed), names.get(i)).signed();
                WeekProblem problem = problems.get(i).withSeed(own);
                weeks.add(ComparedWeek.of(names.get(i), seed, problem, List.of(problem)));
            }
        }
        return new ComparedWeeks(weeks, failures, List.of());
    }

    /** The file name without {@code .plan.json}; the whole path if two files have the same name. */
    private static String name(Path plan, List<Path> all) {
        String name = FilePair.stem(plan);
        return all.stream().map(FilePair::stem).filter(name::equals).count() == 1 ? name : plan.toString();
    }

    /**
     * Weeks of a warehouse's pages. The scoring rules choose the captions once for each page and seed.
     *
     * @param referee the scoring rules, which choose captions and score every plan
     * @param ruleSets the rules to plan by, at least one
     * @param repeated pages, start and seeds
     * @param progress receives each page that is read
     * @throws InputException if a page is unknown
     * @throws FailureException if the warehouse reports an error, or no page can be planned
     */
    public static ComparedWeeks of(
            Warehouse warehouse,
            PolicyEngine referee,
            List<PolicyEngine> ruleSets,
            RepeatedWeeks repeated,
            InstantSource clock,
            LoadProgress progress) {
        List<PageName> pages;
        LocalDate start;
        try (Snapshot snapshot = warehouse.read()) {
            pages = repeated.pagesOf(snapshot);
            start = repeated.start(clock.instant(), snapshot.lastMessage());
        }
        List<FailedRun> failures = new ArrayList<>();
        List<ComparedWeek> weeks = new ArrayList<>();
        for (PageName page : pages) {
            progress.at("reading pages", pages.indexOf(page), pages.size());
            try {
                weeks.addAll(weeks(warehouse, page, start, referee, ruleSets, repeated, clock));
            } catch (InputException | FailureException e) {
                failures.add(FailedRun.ofWeek(page.value(), e));
            }
        }
        if (weeks.isEmpty()) {
            throw new FailureException(failures.stream()
                    .map(failure -> "page " + failure.week() + ": " + failure.reason())
                    .reduce((one, other) -> one + "\n" + other)
                    .orElse("The warehouse has no pages."));
        }
        return new ComparedWeeks(
                weeks.stream()
                        .sorted(Comparator.comparingLong(
                                        (ComparedWeek week) -> week.problem().seed())
                                .thenComparing(week -> week.problem().week()))
                        .toList(),
                failures,
                Stream.concat(Stream.of(referee), ruleSets.stream())
                        .map(PolicyEngine::sha256)
                        .toList());
    }

    private static List<ComparedWeek> weeks(
            Warehouse warehouse,
            PageName page,
            LocalDate start,
            PolicyEngine referee,
            List<PolicyEngine> ruleSets,
            RepeatedWeeks repeated,
            InstantSource clock) {
        StepTimer stepTimer = new StepTimer(step -> {});
        try (Snapshot snapshot = warehouse.read()) {
            WeekInputs weekInputs = new WeekReader(snapshot, clock, stepTimer).read(page, repeated.settings(start));
            PageBrief judged = PageBrief.of(weekInputs, referee, stepTimer);
            List<PageBrief> briefs = ruleSets.stream()
                    .map(rules -> PageBrief.of(weekInputs, rules, stepTimer))
                    .toList();
            return LongStream.rangeClosed(1, repeated.seeds())
                    .mapToObj(seed -> {
                        WeekProblem problem = new WeekCaptions(stepTimer)
                                .choose(judged, seed, snapshot::captions)
                                .problem();
                        return ComparedWeek.of(
                                page.value(),
                                seed,
                                problem,
                                briefs.stream()
                                        .map(pageBrief -> under(pageBrief, problem))
                                        .toList());
                    })
                    .toList();
        }
    }

    /** The same captions under other rules, with their limits, weights, hour factors and bump points. */
    private static WeekProblem under(PageBrief pageBrief, WeekProblem problem) {
        Policy policy = pageBrief.policy();
        return problem.under(policy)
                .with(
                        Rounding.of(pageBrief.hours()),
                        problem.messages().stream()
                                .map(message -> message.type() == MessageType.BUMP
                                        ? message.worth(message.baseRevenue(), policy.bumpPoints())
                                        : message)
                                .toList());
    }
}
