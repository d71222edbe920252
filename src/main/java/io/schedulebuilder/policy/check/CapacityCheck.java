package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Box;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks for every week that the rules can produce whether it can be scheduled.
 *
 * @param cells the number of combinations of tier, zone and segment that were checked
 * @param isComplete whether every page has a policy, so that no week was skipped
 */
record CapacityCheck(int cells, boolean isComplete, List<Finding> findings) {
    /** The values that decide whether a week fits. Equal weeks are checked once. */
    private static List<Object> week(Policy policy) {
        List<Object> week = new ArrayList<>();
        PolicyParameter.held().stream()
                .filter(parameter -> parameter.topic().boundsTheWeek())
                .forEach(parameter -> week.add(policy.get(parameter)));
        return week;
    }

    /** A reason why the week of a tier and zone does not fit, and the rule that sets its PPVs. */
    private record Problem(String tierAndZone, SetBy volumes, String text) {}

    /** The pages that a problem affects: points of the regions, and their segments. */
    private record Whom(BitSet points, Set<Segment> segments) {
        Whom() {
            this(new BitSet(), EnumSet.noneOf(Segment.class));
        }
    }

    /** @param engine an engine that answers without compiling */
    static CapacityCheck of(PolicyEngine engine, WeekFit fit) {
        Regions regions = regions(engine.book());
        Map<List<Object>, List<String>> proved = new HashMap<>();
        Map<Problem, Whom> problems = new LinkedHashMap<>();
        Map<String, Whom> all = new HashMap<>();
        Set<List<Object>> cells = new HashSet<>();
        boolean complete = !regions.areTooMany();
        for (int point = 0; point < Math.min(regions.size(), Regions.MOST); point++) {
            Regions.Point here = regions.point(point);
            Decision decision = here.decide(engine);
            if (!decision.hasPolicy()) {
                complete = false;
                continue;
            }
            Policy policy = decision.policy();
            String tierAndZone = policy.tier() + ", " + policy.zone();
            cells.add(List.of(policy.tier(), policy.zone(), policy.segment()));
            add(all.computeIfAbsent(tierAndZone, none -> new Whom()), point, policy);
            for (String text : proved.computeIfAbsent(week(policy), week -> fit.problems(policy))) {
                SetBy volumes = policy.setBy()
                        .getOrDefault(
                                PolicyParameter.WEEKLY_PPVS.key(),
                                new SetBy("", engine.book().name(), 0));
                add(
                        problems.computeIfAbsent(new Problem(tierAndZone, volumes, text), none -> new Whom()),
                        point,
                        policy);
            }
        }
        return new CapacityCheck(cells.size(), complete, findings(problems, all, regions));
    }

    private static void add(Whom into, int point, Policy policy) {
        into.points().set(point);
        into.segments().add(policy.segment());
    }

    /** Whether the problem affects every page with the tier, zone and segments. */
    private static boolean isAllOfItsSegments(Whom here, Whom everybody, Regions regions) {
        BitSet spared = (BitSet) everybody.points().clone();
        spared.andNot(here.points());
        return spared.stream().noneMatch(point -> regions.point(point)
                .segment()
                .map(here.segments()::contains)
                .orElse(true));
    }

    private static String pages(BitSet points, Regions regions) {
        return Box.cover(regions.grid(), points).stream()
                .flatMap(box -> box.describe().stream())
                .distinct()
                .collect(Collectors.joining("; or "));
    }

    private static Regions regions(RuleBook book) {
        List<Rule> rules = book.setting(set -> set.topic().boundsTheWeek());
        return Regions.of(book, rules, Set.of(Field.TIER, Field.ZONE, Field.SEGMENT));
    }

    private static List<Finding> findings(Map<Problem, Whom> problems, Map<String, Whom> all, Regions regions) {
        List<Finding> findings = new ArrayList<>();
        problems.forEach((problem, here) -> {
            Whom everybody = all.getOrDefault(problem.tierAndZone(), here);
            String page = problem.tierAndZone()
                    + (here.segments().equals(everybody.segments())
                            ? ""
                            : ", " + here.segments().stream().map(Enum::name).collect(Collectors.joining(" or ")))
                    + (isAllOfItsSegments(here, everybody, regions) ? "" : " (" + pages(here.points(), regions) + ")");
            findings.add(new Finding(
                    Severity.ERROR,
                    Kind.CAPACITY,
                    new Place(problem.volumes().file(), problem.volumes().line()),
                    Optional.of(problem.volumes().rule()),
                    "the week of " + page + " cannot be scheduled: " + problem.text()));
        });
        return List.copyOf(findings);
    }
}
