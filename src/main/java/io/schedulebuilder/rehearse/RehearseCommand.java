package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.FinishOnInterrupt;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.PageChoice;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans past weeks again, and shows how the captions sold that the plans would have used. */
@Command(
        name = "rehearse",
        header = "Plan past weeks as they would have been planned then, and say what the plans would have earned.",
        description = {
            "Judges the plans by how their captions sold where the page sent them anyway, compared with what was"
                    + " expected of them. Nothing is written to the warehouse.",
            ""
        },
        exitCodeList = {
            "0:rehearsed",
            "1:failed, or stopped before all weeks were done",
            "2:wrong usage, a rule is wrong, or a page is unknown",
            "4:rehearsed, but some weeks could not be planned"
        },
        footer = {
            "  schedule-builder rehearse --all-pages",
            "  schedule-builder rehearse --weeks 8 --rules rules calmer --all-pages \\",
            "      --report rehearsal",
            "  schedule-builder rehearse --page-name jadebri --within-days 21 --json"
        })
public final class RehearseCommand implements Callable<Integer> {
    private static final int MOST_RULE_SETS = 2;

    private final Installation installation;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "How many past full weeks to plan again. Default: ${DEFAULT-VALUE}.")
    @Within(least = "1", most = "52")
    int weeks = RehearsalSettings.DEFAULT_WEEKS;

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folder of the rules to plan by; with two folders, the second is compared with the first. "
                    + "Default: rules next to the launcher.")
    List<Path> ruleSets = List.of();

    @ArgGroup(multiplicity = "1")
    PageChoice pages;

    @Option(
            names = "--within-days",
            paramLabel = "N",
            description = "Judge a planned caption if the page sent it within this many days of the planned time. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Within(least = "1", most = "90")
    int withinDays = RehearsalSettings.DEFAULT_WITHIN_DAYS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed on the same data gives the same plans. Default: ${DEFAULT-VALUE}.")
    long seed = WeekSettings.DEFAULT_SEED;

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description = "OptaPlanner configuration. Default: solver-config/fast.xml next to the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write rehearsal.html, for a browser, and rehearsal.json to this folder.")
    Optional<Path> report = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    public RehearseCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws Exception {
        if (ruleSets.size() > MOST_RULE_SETS) {
            throw new InputException("--rules names " + ruleSets.size()
                    + " folders. Name one to judge it, or two to compare the second with the first.");
        }
        report.ifPresent(folder -> Outputs.requireNoStandardOutput(folder, "--report"));
        Outputs outputs = talk.outputs(warehouseOptions.files());
        try (OptionalResource<OutputFile> html = new OptionalResource<>(report.map(folder ->
                        outputs.file(new OutputPath(folder.resolve("rehearsal.html")), FileKind.REPORT, "--report")));
                OptionalResource<OutputFile> json = new OptionalResource<>(report.map(folder -> outputs.file(
                        new OutputPath(folder.resolve("rehearsal.json")), FileKind.REHEARSAL, "--report")))) {
            return rehearse(html.content(), json.content());
        } finally {
            talk.eraseProgress();
        }
    }

    private int rehearse(Optional<OutputFile> html, Optional<OutputFile> json) throws Exception {
        InstantSource clock = InstantSource.system();
        Progress progress = new Progress(talk, clock);
        List<Path> folders = ruleSets.isEmpty() ? List.of(installation.shownRules()) : ruleSets;
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            Rehearsal rehearsal =
                    new Rehearsal(warehouse, folders, solverConfig.orElse(installation.fastSolverConfig()), clock);
            return FinishOnInterrupt.run(
                    rehearsal::stop, () -> talk.say("Stopped before the results so far could be shown."), () -> {
                        RehearsalReport result = rehearsal.run(
                                new RehearsalSettings(pages.names(), weeks, withinDays, seed),
                                (week, done, total) -> progress.oneMore(
                                        done,
                                        total,
                                        Counted.of(total, "page-week"),
                                        () -> "page " + week.page() + ", week of " + week.start() + " done, " + done
                                                + " of " + total));
                        html.ifPresent(file ->
                                file.write(out -> RehearsalHtml.page(result).write(out)));
                        json.ifPresent(
                                file -> file.write(out -> out.write(PlanJson.write(RehearsalColumns.json(result)))));
                        return answer(result, html);
                    });
        }
    }

    private int answer(RehearsalReport result, Optional<OutputFile> html) {
        talk.eraseProgress();
        talk.answer(() -> RehearsalColumns.json(result), new RehearsalText(result)::text);
        result.failures().forEach(failure -> talk.err()
                .println(ErrorReport.line("page " + failure.page() + ", " + Counted.of(failure.weeks(), "week") + ": "
                        + failure.reason())));
        talk.out().flush();
        html.ifPresent(file -> talk.say("Report  " + file.path()));
        if (result.stopped()) {
            return ExitCodes.FAILED;
        }
        return result.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.SOME_PAGES_FAILED;
    }
}
