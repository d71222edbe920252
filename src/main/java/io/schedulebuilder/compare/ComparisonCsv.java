package io.schedulebuilder.compare;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A contest as a table for a program or a spreadsheet: a row a run, failed ones last. */
public final class ComparisonCsv {
    /** {@code share} of the way to the best known, 0 to 1; money in dollars; after these a column of points for each constraint. */
    private static final List<String> COLUMNS = List.of(
            "configuration",
            "week",
            "seed",
            "hard",
            "medium",
            "soft",
            "share",
            "first_fit_soft",
            "best_known_medium",
            "best_known_soft",
            "bound_soft",
            "unplaced",
            "expected_revenue",
            "score_calculations",
            "millis",
            "marks",
            "reason");

    private ComparisonCsv() {}

    /** Writes a contest. Does not close the writer. */
    public static void write(ComparisonReport report, Writer out) {
        ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\r\n").build();
        List<String> columns = new ArrayList<>(COLUMNS);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            columns.add(constraint.name().toLowerCase(Locale.ROOT) + "_points");
        }
        csv.writeNext(columns.toArray(String[]::new), false);
        SolverComparison solverComparison = report.contest();
        solverComparison.runs().forEach(solverRun -> csv.writeNext(row(solverComparison, solverRun), false));
        report.failures().forEach(failure -> csv.writeNext(row(failure, columns.size()), false));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (csv.checkError()) {
            throw new UncheckedIOException(csv.getException());
        }
    }

    private static String[] row(SolverComparison solverComparison, SolverRun solverRun) {
        ComparisonJson.RunLine line = ComparisonJson.run(solverComparison, solverRun);
        ScoreLevels best = solverComparison.best(solverRun.problem());
        List<String> row = new ArrayList<>(List.of(
                SpreadsheetText.guarded(line.configuration()),
                SpreadsheetText.guarded(solverRun.problem().week()),
                Long.toString(solverRun.problem().seed()),
                Long.toString(line.score().hard()),
                Long.toString(line.score().medium()),
                Long.toString(line.score().soft()),
                line.share().toPlainString(),
                Long.toString(solverComparison.origin(solverRun.problem()).soft()),
                Long.toString(best.medium()),
                Long.toString(best.soft()),
                solverComparison
                        .proven(solverRun.problem())
                        .map(proven -> Long.toString(proven.bound().soft()))
                        .orElse(""),
                Integer.toString(line.unplaced()),
                line.expectedRevenue().toPlainString(),
                Long.toString(line.scoreCalculations()),
                Long.toString(line.millis()),
                String.join(" ", line.marks()),
                ""));
        solverRun.score().lines().stream()
                .map(PlanScore.Line::score)
                .map(String::valueOf)
                .forEach(row::add);
        return row.toArray(String[]::new);
    }

    private static String[] row(FailedRun failure, int columns) {
        String[] row = new String[columns];
        Arrays.fill(row, "");
        row[0] = SpreadsheetText.guarded(failure.contender());
        row[1] = SpreadsheetText.guarded(failure.week());
        row[2] = failure.seed().map(String::valueOf).orElse("");
        row[COLUMNS.indexOf("reason")] = SpreadsheetText.guarded(failure.reason());
        return row;
    }
}
