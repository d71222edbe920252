package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.report.CsvFile;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.PageChoice;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.terminal.RepeatedWeeksOptions;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.RepeatedWeeks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans pages under two rule sets and shows what the new one changes. */
@Command(
        name = "preview",
        header = "Plan pages under new and old rules and show what changes beyond noise. Writes no plan.",
        exitCodeList = {
            "0:previewed",
            "1:failed",
            "2:wrong usage, a rule is wrong, or a page is unknown",
            "4:previewed, but some pages failed"
        },
        footer = {
            "  cp -r rules calmer && edit calmer/zones.drl",
            "  schedule-builder rules preview --rules calmer --all-pages \\",
            "      --report preview.html",
            "  schedule-builder rules preview --rules calmer \\",
            "      --page-name jadebri atlasgrey --start-date 2025-11-04",
            "  schedule-builder rules preview --rules calmer --against rules \\",
            "      --pages pages.txt --csv preview.csv"
        })
public final class RulesPreviewCommand implements Callable<Integer> {
    @Mixin
    RuleSetOptions ruleSets;

    @ArgGroup(multiplicity = "1")
    PageChoice pages;

    @Mixin
    RepeatedWeeksOptions repeated;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a report for a browser, with pictures. It needs no other file and no network.")
    Optional<OutputPath> report = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE.csv", description = "Write a table with one row per page.")
    Optional<OutputPath> csv = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        if (repeated.seeds < RepeatedWeeks.LEAST_SEEDS) {
            throw new InputException("--seeds is " + RepeatedWeeks.LEAST_SEEDS
                    + " or more: a single plan cannot show how much the seed changes.");
        }
        // Checked before any work starts.
        Outputs outputs = talk.outputs(warehouseOptions.files());
        try (OptionalResource<OutputFile> reportFile =
                        new OptionalResource<>(report.map(path -> outputs.file(path, FileKind.REPORT, "--report")));
                OptionalResource<OutputFile> csvFile =
                        new OptionalResource<>(csv.map(path -> outputs.file(path, FileKind.PREVIEW, "--csv")))) {
            RuleSetComparison comparison = compare(pages.names());
            reportFile
                    .content()
                    .ifPresent(file ->
                            file.write(out -> PreviewHtml.page(comparison).write(out)));
            csvFile.content().ifPresent(file -> file.write(out -> CsvFile.write(PreviewColumns.csv(comparison), out)));
            print(comparison);
            return comparison.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.SOME_PAGES_FAILED;
        }
    }

    private RuleSetComparison compare(List<PageName> names) {
        InstantSource clock = InstantSource.system();
        Progress progress = new Progress(talk, clock);
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            return new RulesPreview(
                            warehouse, ruleSets.newRules, ruleSets.oldRules(), ruleSets.solverConfigFile(), clock)
                    .run(
                            repeated.of(names),
                            (page, done, total) -> progress.oneMore(
                                    done,
                                    total,
                                    Counted.of(total, "page"),
                                    () -> "page " + page + " done, " + done + " of " + total));
        } finally {
            talk.eraseProgress();
        }
    }

    private void print(RuleSetComparison comparison) {
        comparison.data().filter(DataState::isStale).ifPresent(state -> talk.say("warning: " + state.warning()));
        talk.answer(() -> PreviewColumns.json(comparison), new PreviewText(comparison)::text);
        comparison.failures().forEach(failure -> talk.err()
                .println(ErrorReport.line("page " + failure.page() + ": " + failure.reason())));
        report.ifPresent(path -> talk.say("Report  " + path));
        csv.ifPresent(path -> talk.say("CSV     " + path));
    }
}
