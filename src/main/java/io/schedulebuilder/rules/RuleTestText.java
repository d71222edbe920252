package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.cases.CaseResult;
import io.schedulebuilder.policy.cases.Coverage;
import io.schedulebuilder.policy.cases.Goal;
import io.schedulebuilder.policy.cases.MutationRun;
import io.schedulebuilder.policy.cases.SuggestedCases;
import io.schedulebuilder.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code rules test} prints: cases, coverage, mutants. */
record RuleTestText(
        List<CaseResult> results,
        Coverage coverage,
        Optional<MutationRun> mutation,
        Optional<WeightTrial.Result> weights) {
    String text() {
        StringBuilder text = new StringBuilder();
        cases(text);
        coverage(text);
        mutation.ifPresent(run -> mutants(text, run));
        weights.ifPresent(trial -> weights(text, trial));
        return text.toString();
    }

    /** The cases that failed; empty if none did. */
    String failures() {
        StringBuilder text = new StringBuilder();
        results.stream().filter(result -> !result.passed()).forEach(result -> failed(text, result));
        return text.toString();
    }

    private void cases(StringBuilder text) {
        text.append(failures());
        text.append(TextTable.of(
                results.stream()
                        .filter(CaseResult::passed)
                        .map(result -> List.of(
                                "ok    ", // as wide as FAILED
                                result.asked().place().toString(),
                                result.asked().title() + ": "
                                        + Counted.of(result.asked().expected().size(), "value")))
                        .toList(),
                ""));
        long passed = results.stream().filter(CaseResult::passed).count();
        text.append("\n" + passed + " of " + Counted.of(results.size(), "case") + " passed, "
                + (results.size() - passed) + " failed.\n");
    }

    private static void failed(StringBuilder text, CaseResult result) {
        text.append(TextTable.wrapped(
                "FAILED  " + result.asked().place() + "  " + result.asked().title(), "", "        "));
        result.faults().forEach(fault -> text.append(TextTable.wrapped(fault, "          ", "          ")));
        if (!result.differences().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("parameter", "expected", "got", "set by"));
            result.differences()
                    .forEach(one -> rows.add(List.of(
                            one.expected().column(),
                            one.expected().written(),
                            one.got(),
                            one.setBy().stream().map(SetBy::place).collect(Collectors.joining(" × ")))));
            text.append(TextTable.of(rows, "          "));
        }
        text.append('\n');
    }

    private void coverage(StringBuilder text) {
        text.append("\nWhat the cases cover: each comparison true and false,\neach boundary at its value and next to "
                + "it.\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rule", "conditions", "borders", "reached"));
        for (Coverage.OfRule rule : coverage.rules()) {
            rows.add(List.of(
                    rule.rule().place() + " \"" + rule.rule().name() + "\"",
                    share(rule.conditions()),
                    share(rule.borders()),
                    percent(rule.share())));
        }
        rows.add(List.of(
                "all",
                share(coverage.rules().stream()
                        .flatMap(rule -> rule.conditions().stream())
                        .toList()),
                share(coverage.rules().stream()
                        .flatMap(rule -> rule.borders().stream())
                        .toList()),
                percent(coverage.share())));
        text.append(TextTable.of(rows, ""));
        List<Goal> missing = coverage.rules().stream()
                .flatMap(rule -> rule.missing().stream())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        text.append('\n');
        missing.forEach(goal -> text.append(goal.place() + ": " + goal.missing() + "\n"));
        String csv = SuggestedCases.csv(coverage.suggested());
        if (!csv.isEmpty()) {
            text.append(
                    "\nThese cases would cover them. They expect the rules' current answers. Check the values, then "
                            + "save them in a file of rules/tests.\n\n" + csv);
        }
        coverage.suggested().stream()
                .flatMap(one -> one.answer().faults().stream())
                .distinct()
                .forEach(fault -> text.append("\nThe rules give no policy there: " + fault + "\n"));
    }

    private static void weights(StringBuilder text, WeightTrial.Result trial) {
        text.append("\nWeights, each removed in turn from the plans of " + Counted.of(trial.pages(), "page") + " from "
                + trial.start() + ". A weight matters for a page if removing it changes what it weighs.\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("weight", "felt by"));
        trial.feltBy()
                .forEach((constraint, pages) -> rows.add(
                        List.of(constraint.words(), pages == 0 ? nobody(constraint) : Counted.of(pages, "page"))));
        text.append(TextTable.of(rows, ""));
    }

    /**
     * Why no page feels a weight. Some have no effect in a week that is planned for the first time and has enough room.
     */
    private static String nobody(PlanningConstraint constraint) {
        return switch (constraint) {
            case LEAST_CHANGE -> "no page: it matters when a week is planned again";
            case PPV_UNPLACED, BUMP_UNPLACED -> "no page: every message gets a slot";
            default -> "no page";
        };
    }

    private static void mutants(StringBuilder text, MutationRun run) {
        int tried = run.noticed().size()
                + run.survivors().size()
                + run.harmless().size()
                + run.notJudged().size();
        text.append("\nMutants: " + tried + " changes tried, one at a time. The cases notice "
                + run.noticed().size() + " of the "
                + (run.noticed().size() + run.survivors().size())
                + " that change an answer: " + percent(run.score()) + ". "
                + run.harmless().size()
                + " change no answer, " + run.notJudged().size() + " cannot be judged by cases.\n");
        if (!run.survivors().isEmpty()) {
            text.append("\nNo case notices:\n");
            run.survivors().forEach(mutant -> text.append("  " + mutant + "\n"));
        }
        if (!run.notJudged().isEmpty()) {
            text.append("\nNot judged by cases, because no case expects them; plans show what a weight is worth: "
                    + run.notJudged().stream()
                            .map(mutant -> mutant.setting()
                                    .map(setting -> setting.label())
                                    .orElse(mutant.before()))
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ".\n");
        }
    }

    private static String share(List<Coverage.Reached> all) {
        return all.stream().filter(Coverage.Reached::reached).count() + " of " + all.size();
    }

    /** Rounded down, so that 100% means all. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%d%%", (int) Math.floor(share * 100 + 1e-9));
    }
}
