package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.schedule.PreviewColumns;
import io.schedulebuilder.terminal.TextTable;
import java.util.Locale;

/** A preview for a terminal: a line a page, what changes most first, then the totals, the verdict and how to read it. */
final class PreviewText {
    private final RuleSetComparison comparison;

    PreviewText(RuleSetComparison comparison) {
        this.comparison = comparison;
    }

    String text() {
        PreviewVerdict verdict = new PreviewVerdict(comparison);
        StringBuilder text = new StringBuilder();
        comparison.data().filter(DataState::isStale).ifPresent(state -> text.append("Warning: ")
                .append(state.warning())
                .append(".\n\n"));
        text.append(String.format(
                Locale.ROOT,
                "Week from %s under new rules %s, against old rules %s; %s, %s.%n%n",
                comparison.start(),
                comparison.newRules(),
                comparison.oldRules(),
                Counted.of(comparison.seeds(), "seed"),
                comparison.solverConfig()));
        if (!comparison.pages().isEmpty()) {
            text.append(TextTable.of(PreviewColumns.pages(comparison))).append('\n');
        }
        text.append(verdict.sentence()).append('\n').append('\n');
        verdict.rules().forEach(rule -> text.append(rule).append('\n'));
        comparison.data().flatMap(DataState::line).ifPresent(line -> text.append(line)
                .append('\n'));
        return text.toString();
    }
}
