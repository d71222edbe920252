package io.schedulebuilder.rules;

import io.schedulebuilder.policy.ConflictResolution.Claim;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.trace.Failure;
import io.schedulebuilder.policy.trace.Trace;
import io.schedulebuilder.terminal.TextTable;
import java.util.List;
import java.util.Optional;

/** What {@code rules trace} prints: the rounds with what each rule set, then the rules that did not fire. */
record RuleTraceText(Trace trace) {
    String text() {
        StringBuilder text = new StringBuilder("Round 1, with Account only:\n\n");
        fired(text, 1);
        Decision decision = trace.decision();
        text.append("\nThis gives tier " + name(decision.tier()) + ", zone " + name(decision.zone()) + ", segment "
                + name(decision.segment()));
        if (decision.isFixed()) {
            text.append(". Round 2, with these known:\n\n");
            fired(text, 2);
        } else {
            text.append(". Until these are resolved, there is no round 2.\n");
        }
        if (!trace.silent().isEmpty()) {
            text.append("\nDid not fire:\n\n");
            trace.silent().forEach(silent -> silent(text, silent));
        }
        if (!decision.faults().isEmpty()) {
            text.append("\nThere is no policy:\n\n");
            decision.faults().forEach(fault -> text.append("  " + fault + "\n"));
        }
        return text.toString();
    }

    private static String name(Optional<? extends Enum<?>> value) {
        return value.map(Enum::name).orElse("none");
    }

    private void fired(StringBuilder text, int round) {
        List<Trace.Fired> rules = trace.fired().stream()
                .filter(fired -> fired.rule().round() == round)
                .toList();
        for (Trace.Fired fired : rules) {
            text.append("  " + title(fired.rule()) + "\n");
            for (Trace.Outcome outcome : fired.outcomes()) {
                text.append("      " + outcome.setting().label() + " "
                        + outcome.setting().shown() + fate(outcome) + "\n");
            }
        }
        if (rules.isEmpty()) {
            text.append("  no rule\n");
        }
    }

    private static String title(Rule rule) {
        return rule.place() + " \"" + rule.name() + "\""
                + (rule.salience() == 0 ? "" : ", salience " + rule.salience());
    }

    private static String fate(Trace.Outcome outcome) {
        String by = outcome.other().map(RuleTraceText::who).orElse("");
        return switch (outcome.fate()) {
            case COUNTS, NOT_SETTLED -> "";
            case SAID_ALREADY -> ", as " + by;
            case OVERRIDDEN -> ", overridden by " + by;
            case CLASHES -> ", against " + by;
            case NOT_ASKED -> ", not used: the segment was given";
        };
    }

    private static String who(Claim claim) {
        return claim.setting().place() + " \"" + claim.rule().name() + "\" ("
                + claim.setting().shown() + ")";
    }

    private static void silent(StringBuilder text, Trace.Silent silent) {
        text.append("  " + title(silent.rule()) + "\n");
        if (!silent.asked()) {
            text.append("      was not evaluated\n");
        }
        for (Failure failure : silent.failures()) {
            text.append("      " + failure.place() + " asks for " + failure.written() + "; the account has "
                    + failure.has() + "\n");
        }
        if (!silent.remedies().isEmpty()) {
            text.append(
                    TextTable.wrapped("would fire " + String.join(", or ", silent.remedies()), "      ", "          "));
        } else if (silent.asked()) {
            text.append("      changing one figure, or all that failed together, would not make it fire\n");
        }
    }
}
