package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.diff.AnswerChange;
import io.schedulebuilder.policy.diff.RuleChange;
import io.schedulebuilder.policy.diff.RuleDiff;
import io.schedulebuilder.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code rules diff} prints: rules, regions, pages. */
record RuleDiffText(RuleDiff diff, Optional<PageAnswers> pages) {
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(diff.rules().isEmpty() ? "No rule changes.\n" : "Rules:\n\n");
        diff.rules().forEach(change -> text.append("  " + rule(change) + "\n"));
        text.append(diff.answers().isEmpty() ? "\nNo answer changes.\n" : "\nAnswers:\n\n");
        diff.answers().forEach(change -> text.append("  " + answer(change) + "\n"));
        pages.ifPresent(all -> pages(text, all));
        return text.toString();
    }

    private static String rule(RuleChange change) {
        String what = change.place() + " \"" + change.name() + "\"";
        return switch (change.kind()) {
            case ADDED -> "+  " + what + " is new: " + change.after();
            case REMOVED -> "-  " + what + " is gone: " + change.before();
            case RENAMED -> "~  " + what + " was \"" + change.before() + "\"";
            case MOVED -> "~  " + what + " was in " + change.before();
            case ONLY_TEXT ->
                change.place().line() == 0
                        ? "~  " + change.place() + " has different comments"
                        : "~  " + what + " is written differently but means the same";
            case CHANGED -> "~  " + what + ": " + orNothing(change.before()) + " → " + orNothing(change.after());
        };
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    private static String answer(AnswerChange change) {
        String by = change.setBy().stream().map(SetBy::place).collect(Collectors.joining(" × "));
        return change.where() + ": " + change.label() + " " + change.from() + " → " + change.to()
                + (by.isEmpty() ? "" : " (" + by + ")");
    }

    private static void pages(StringBuilder text, PageAnswers all) {
        text.append(
                "\nPages as of " + all.asOf() + ": " + all.changed().size() + " of " + all.compared() + " change.\n");
        if (all.changed().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "page", "tier", "zone", "segment", "PPVs", "bumps", "price mix", "PPV gap", "cooling", "cap", "other"));
        for (PageAnswers.PageAnswer page : all.changed()) {
            rows.add(List.of(
                    page.pageName(),
                    move(page, policy -> policy.tier().name()),
                    move(page, policy -> policy.zone().name()),
                    move(page, policy -> policy.segment().name()),
                    move(page, policy -> Integer.toString(policy.weeklyPpvs())),
                    move(page, policy -> Integer.toString(policy.weeklyBumps())),
                    move(page, RuleDiffText::mix),
                    move(page, policy -> policy.ppvGap().toMinutes() + " min"),
                    move(page, policy -> Integer.toString(policy.coolingDays())),
                    move(page, policy -> Integer.toString(policy.dailyCap())),
                    others(page)));
        }
        text.append('\n').append(TextTable.of(rows, "  "));
        all.changed().forEach(page -> page.after().faults().stream()
                .limit(1)
                .forEach(fault -> text.append("\n  " + page.pageName() + ": " + fault + "\n")));
    }

    /** Counts of Budget, Mid and Premium. */
    private static String mix(Policy policy) {
        Map<PriceTier, Integer> counts = policy.priceMix().counts(policy.weeklyPpvs());
        return PriceTier.PAID.stream()
                .map(tier -> String.valueOf(counts.get(tier)))
                .collect(Collectors.joining("/"));
    }

    /** Names of the differing values that have no column. */
    private static String others(PageAnswers.PageAnswer page) {
        Optional<Policy> before = page.before().policy();
        Optional<Policy> after = page.after().policy();
        return PolicyValue.ALL.stream()
                .filter(value -> !value.parameter().isHeadline() && value.parameter() != PolicyParameter.PRICE_MIX)
                .filter(value -> !before.map(value::of).equals(after.map(value::of)))
                .map(value -> value.kind() == PolicyValue.Kind.SHARES
                        ? value.parameter().label()
                        : value.label())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String move(PageAnswers.PageAnswer page, Function<Policy, String> value) {
        String before = page.before().policy().map(value).orElse("none");
        String after = page.after().policy().map(value).orElse("none");
        return before.equals(after) ? before : before + " → " + after;
    }
}
