package io.schedulebuilder.rehearse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The results of a rehearsal so far.
 *
 * @param ruleSets folders, one or two
 * @param solverConfig file name
 * @param from first day of the first week
 * @param until last day of the last week
 * @param weeks the page-weeks that are done, in order
 * @param total how many page-weeks there are to do
 * @param leftOut how many page-weeks were left out because the page had not sent a PPV before
 * @param failures pages with weeks that could not be planned, in order
 * @param stopped whether it was stopped before all weeks were done
 */
public record RehearsalReport(
        List<String> ruleSets,
        String solverConfig,
        RehearsalSettings settings,
        LocalDate from,
        LocalDate until,
        List<RehearsedWeek> weeks,
        int total,
        int leftOut,
        List<PageFailure> failures,
        boolean stopped) {
    public RehearsalReport {
        ruleSets = List.copyOf(ruleSets);
        weeks = List.copyOf(weeks);
        failures = List.copyOf(failures);
    }

    /**
     * What was chosen under one rule set, in one week or all.
     *
     * @param planned what its plans chose
     * @param instead what people sent in these weeks that its plans did not choose
     */
    public record Row(String rules, Optional<LocalDate> week, Choices planned, Choices instead) {}

    /** A row for each rule set, over all weeks. */
    public List<Row> rows() {
        return sets().mapToObj(set -> new Row(ruleSets.get(set), Optional.empty(), planned(set), instead(set)))
                .toList();
    }

    /** A row for each week and rule set. */
    public List<Row> rowsByWeek() {
        SortedMap<LocalDate, List<RehearsedWeek>> byStart = weeks.stream()
                .collect(Collectors.groupingBy(week -> week.week().start(), TreeMap::new, Collectors.toList()));
        return byStart.entrySet().stream()
                .flatMap(week -> sets().mapToObj(set -> new Row(
                        ruleSets.get(set),
                        Optional.of(week.getKey()),
                        planned(week.getValue(), set),
                        instead(week.getValue(), set))))
                .toList();
    }

    private IntStream sets() {
        return IntStream.range(0, ruleSets.size());
    }

    private static Choices planned(List<RehearsedWeek> weeks, int ruleSet) {
        return Choices.of(weeks, week -> week.plans().get(ruleSet));
    }

    private static Choices instead(List<RehearsedWeek> weeks, int ruleSet) {
        return Choices.of(weeks, week -> week.sentInstead(ruleSet));
    }

    /** What a rule set's plans chose. */
    Choices planned(int ruleSet) {
        return planned(weeks, ruleSet);
    }

    /** What people sent and a rule set's plans did not choose. */
    Choices instead(int ruleSet) {
        return instead(weeks, ruleSet);
    }

    /** Whether two rule sets are rehearsed. */
    public boolean isPair() {
        return ruleSets.size() > 1;
    }

    /** The second rule set's plans against the first one's; with one rule set, its plans against what people sent. */
    public Difference difference() {
        return isPair() ? Difference.of(planned(1), planned(0)) : Difference.of(planned(0), instead(0));
    }

    /** Whether both rule sets choose the same captions in every week. */
    public boolean choosesTheSame() {
        return isPair()
                && weeks.stream().allMatch(week -> texts(week.plans().get(0))
                        .equals(texts(week.plans().get(1))));
    }

    private static List<Long> texts(List<RatedPpv> plan) {
        return plan.stream().map(ppv -> ppv.text().value()).sorted().toList();
    }
}
