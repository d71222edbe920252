package io.schedulebuilder.cli;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.RunRecord;
import io.schedulebuilder.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists past builds, latest first. */
@Command(
        name = "list",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "List past builds, latest first.",
        footer = {"", "Example:", "  schedule-builder runs list --limit 5"})
final class RunsListCommand implements Callable<Integer> {
    @Option(names = "--limit", paramLabel = "N", description = "How many at most. Default: ${DEFAULT-VALUE}.")
    int limit = 20;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions warehouseOptions;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    TalkOptions talk;

    /** As {@code --json} shows it, latest first. */
    record View(List<RunView> runs) {}

    @Override
    public Integer call() {
        List<RunRecord> runs;
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            runs = warehouse.runs(Math.max(1, limit));
        }
        if (talk.json) {
            talk.answer(new View(runs.stream().map(RunView::of).toList()));
            return ExitCodes.DONE;
        }
        if (runs.isEmpty()) {
            talk.say("No build was run on this warehouse yet.");
            return ExitCodes.DONE;
        }
        int page = runs.stream().mapToInt(r -> r.page().value().length()).max().orElse(0);
        talk.out()
                .printf(
                        Locale.ROOT,
                        "%-24s  %-" + page + "s  %-7s  %8s  %8s  %8s  %s%n",
                        "run",
                        "page",
                        "status",
                        "messages",
                        "unplaced",
                        "seconds",
                        "schedule or error");
        for (RunRecord run : runs) {
            talk.out()
                    .printf(
                            Locale.ROOT,
                            "%-24s  %-" + page + "s  %-7s  %8d  %8d  %8.2f  %s%n",
                            run.runId(),
                            run.page(),
                            run.status(),
                            run.messageCount(),
                            run.unplacedCount(),
                            run.elapsed().toMillis() / 1000.0,
                            run.error()
                                    .map(error -> error.lines().findFirst().orElse(error))
                                    .or(() -> run.schedule().map(ScheduleId::value))
                                    .orElse(""));
        }
        return ExitCodes.DONE;
    }
}
