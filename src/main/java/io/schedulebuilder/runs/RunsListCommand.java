package io.schedulebuilder.runs;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists past builds, newest first. */
@Command(name = "list", header = "List past builds, newest first.", footer = "  schedule-builder runs list --limit 5")
public final class RunsListCommand implements Callable<Integer> {
    @Option(names = "--limit", paramLabel = "N", description = "Show at most this many. Default: ${DEFAULT-VALUE}.")
    @Within(least = "1", most = "100000")
    int limit = 20;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** The JSON output, newest first. */
    public record View(List<RunView> runs) {}

    @Override
    public Integer call() {
        List<RunRecord> runs;
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            runs = warehouse.runs(limit);
        }
        if (runs.isEmpty() && !talk.json) {
            talk.say("No builds have been run on this warehouse yet.");
        } else {
            talk.answer(() -> new View(runs.stream().map(RunView::of).toList()), () -> text(runs));
        }
        return ExitCodes.DONE;
    }

    private static String text(List<RunRecord> runs) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        rows.add(List.of("run", "page", "status", "messages", "unplaced", "seconds"));
        notes.add("");
        for (RunRecord run : runs) {
            rows.add(List.of(
                    run.runId(),
                    run.page().value(),
                    run.status().toString(),
                    Integer.toString(run.messageCount()),
                    Integer.toString(run.unplacedCount()),
                    String.format(Locale.ROOT, "%.2f", run.elapsed().toMillis() / 1000.0)));
            notes.add(TextTable.wrapped(scheduleOrError(run), "    ", "    "));
        }
        return TextTable.of(rows, "", Set.of(3, 4, 5), notes);
    }

    private static String scheduleOrError(RunRecord run) {
        return run.error()
                .map(error -> error.lines().findFirst().orElse(error))
                .or(() -> run.schedule().map(ScheduleId::value))
                .orElse("no schedule");
    }
}
