package io.schedulebuilder.value;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.PageChoice;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks how well the model would have predicted past weeks. */
@Command(
        name = "check",
        header = "Predict past weeks from what was known before each, and compare with what came. Writes no plan.",
        description = {
            "Shows calibration, log loss against simpler predictions, how often 80%% intervals are right, and predicted "
                    + "against earned revenue. The weeks are those before the day of --as-of."
        },
        exitCodeList = {
            "0:checked, even if there is too little data for a verdict",
            "1:nothing to check, or the warehouse cannot be read",
            "2:wrong usage, a rule is wrong, or a page is unknown"
        },
        footer = {
            "  schedule-builder value check --report check.html",
            "  schedule-builder value check --weeks 26 --page-name jadebri ivywren",
            "  schedule-builder value check --as-of 2025-11-04 --json"
        })
public final class ValueCheckCommand implements Callable<Integer> {
    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "Number of past weeks to check. Default: ${DEFAULT-VALUE}.")
    @Within(least = "1", most = "104")
    int weeks = 12;

    @ArgGroup
    PageChoice pages = new PageChoice();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Check the weeks before this time; later messages are ignored. A date alone means midnight. "
                    + "Without an offset it is in America/Los_Angeles. Default: now; if the newest message is more than "
                    + "a week old, the time of that message.")
    Optional<AsOf> asOf = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a report for a browser, with pictures. It needs no other file and no network.")
    Optional<OutputPath> report = Optional.empty();

    @Mixin
    RulesOption rules;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        try (OptionalResource<OutputFile> file = new OptionalResource<>(
                report.map(path -> talk.outputs(warehouseOptions.files()).file(path, FileKind.REPORT, "--report")))) {
            CheckReport checked = check();
            file.content()
                    .ifPresent(html -> html.write(out -> CheckHtml.page(checked).write(out)));
            talk.answer(() -> CheckColumns.json(checked), new CheckText(checked)::text);
            report.ifPresent(path -> talk.say("Report  " + path));
            return ExitCodes.DONE;
        }
    }

    private CheckReport check() {
        PolicyEngine engine = PolicyEngine.interpreting(RuleBook.read(rules.folder()));
        InstantSource clock = InstantSource.system();
        Progress progress = new Progress(talk, clock);
        ValueCheck check = new ValueCheck(
                engine,
                (start, done, total) -> progress.oneMore(
                        done,
                        total,
                        Counted.of(total, "week"),
                        () -> "week of " + start + " done, " + done + " of " + total));
        try (Warehouse warehouse = warehouseOptions.open(talk);
                Snapshot snapshot = warehouse.read()) {
            return check.run(snapshot, new ValueCheck.Scope(pages.names(), weeks, asOf), clock.instant());
        } finally {
            talk.eraseProgress();
        }
    }
}
