package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.check.CheckResult;
import io.schedulebuilder.policy.check.Finding;
import io.schedulebuilder.policy.check.Severity;
import io.schedulebuilder.schedule.PlanJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a rule check, as text for people and as JSON for programs.
 *
 * @param summary the last line: what was read, how many findings, and the time it took
 */
public record CheckReport(String folder, List<Finding> findings, List<String> proven, String summary) {
    /** The report as JSON. */
    record Views(String rules, int errors, int warnings, int notes, List<Finding> findings) {}

    static CheckReport of(Path folder, CheckResult result, Duration took) {
        String read = counted(result.book().files().size(), "file") + ", "
                + counted(result.book().rules().size(), "rule");
        List<String> proven = result.proof().map(CheckReport::proven).orElse(List.of());
        boolean everyWeekFits =
                result.proof().map(CheckResult.Proof::everyWeekFits).orElse(false);
        return new CheckReport(
                folder.toString(),
                result.findings(),
                proven,
                summary(read, result.findings(), took) + (everyWeekFits ? " Every week can be scheduled." : ""));
    }

    /** The report on a folder that cannot be read. */
    static CheckReport of(Path folder, InputException unreadable, Duration took) {
        List<Finding> findings = unreadable.faults().stream()
                .map(fault -> Finding.ofFolder(folder.toString(), fault))
                .toList();
        return new CheckReport(folder.toString(), findings, List.of(), summary("nothing read", findings, took));
    }

    private static List<String> proven(CheckResult.Proof proof) {
        List<String> proven = new ArrayList<>();
        proven.add(counted(proof.regions(), "region") + " of pages checked, boundaries included, for every parameter.");
        proven.add("The rule engine's decisions for " + counted(proof.enginePages(), "page")
                + ", one for each tier and zone, match the rules.");
        if (proof.statements() > 0) {
            proven.add(proof.statementsHeld() + " of " + counted(proof.statements(), "statement") + " hold.");
        }
        proof.cells()
                .ifPresent(cells ->
                        proven.add(counted(cells, "week") + " of tier, zone and segment were checked for room."));
        return proven;
    }

    private static String summary(String read, List<Finding> findings, Duration took) {
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, %s in %.1f s.",
                read,
                counted(count(findings, Severity.ERROR), "error"),
                counted(count(findings, Severity.WARNING), "warning"),
                counted(count(findings, Severity.NOTE), "note"),
                took.toMillis() / 1000.0);
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether the rules can be used. */
    boolean isFit() {
        return count(findings, Severity.ERROR) == 0;
    }

    /**
     * One line per finding, then what was proven, then the summary.
     *
     * @param errorsOnly print nothing but errors
     */
    String text(boolean errorsOnly) {
        Stream<String> lines = findings.stream()
                .filter(finding -> !errorsOnly || finding.severity() == Severity.ERROR)
                .map(Finding::toString);
        if (!errorsOnly) {
            lines = Stream.concat(lines, isFit() ? proven.stream() : Stream.of());
            lines = Stream.concat(lines, Stream.of(summary));
        }
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The report as one JSON object on one line. */
    String jsonLine() {
        return PlanJson.writeLine(views());
    }

    /** The object that {@code --json} prints. */
    Views views() {
        return new Views(
                folder,
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.NOTE),
                findings);
    }

    private static String counted(long count, String noun) {
        return Counted.of(Counted.grouped(count), noun);
    }
}
