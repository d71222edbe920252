package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.terminal.TextTable;

/** Shows a preview on a terminal: pages and totals, the verdict, and how to read it. */
record PreviewText(RuleSetComparison comparison) {
    String text() {
        PreviewVerdict verdict = new PreviewVerdict(comparison);
        StringBuilder text = new StringBuilder();
        comparison.data().filter(DataState::isStale).ifPresent(state -> text.append("Warning: ")
                .append(state.warning())
                .append(".\n\n"));
        text.append(
                "Week of " + comparison.start() + ": new rules " + comparison.newRules() + " compared with old rules "
                        + comparison.oldRules() + "; " + Counted.of(comparison.seeds(), "seed") + ", "
                        + comparison.solverConfig() + ".\n\n");
        if (!comparison.pages().isEmpty()) {
            text.append(TextTable.of(PreviewColumns.pages(comparison))).append('\n');
        }
        text.append(verdict.sentence()).append('\n').append('\n');
        new PreviewAssumptions(comparison).sentences().forEach(sentence -> text.append(sentence)
                .append('\n'));
        text.append('\n');
        verdict.rules().forEach(rule -> text.append(rule).append('\n'));
        comparison.data().flatMap(DataState::line).ifPresent(line -> text.append(line)
                .append('\n'));
        return text.toString();
    }
}
