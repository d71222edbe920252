package io.schedulebuilder.runs;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one past build. */
@Command(
        name = "show",
        header = "Show a past build with the time of each step. With --output, write its CSV again.",
        footer = {
            "  schedule-builder runs show jadebri-2025-11-04-1a2b3c4d",
            "  schedule-builder runs show jadebri-2025-11-04-1a2b3c4d --output jadebri.csv"
        })
final class RunsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "A run's id or a schedule's id, as `runs list` prints them.")
    String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description =
                    "Write the recorded schedule to this file again (- for standard output), with its plan next to "
                            + "it.")
    Optional<OutputPath> output = Optional.empty();

    @Option(
            names = "--plan-output",
            paramLabel = "FILE.json",
            description =
                    "With --output: where to write the plan. Default: next to the CSV; not written if the CSV goes "
                            + "to standard output.")
    Optional<OutputPath> planOutput = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        if (planOutput.isPresent() && output.isEmpty()) {
            throw new InputException("--plan-output needs --output, which names the CSV. Use both.");
        }
        Outputs outputs = talk.outputs(warehouseOptions.files());
        try (OptionalResource<ScheduleFiles> files = new OptionalResource<>(
                        output.map(path -> ScheduleFiles.at(outputs, path, planOutput, ScheduleCsv.Reader.PROGRAM)));
                Warehouse warehouse = warehouseOptions.open(talk)) {
            RunRecord run = warehouse
                    .run(id)
                    .orElseThrow(() -> new InputException("no run and no schedule has the id \"" + id
                            + "\". See: schedule-builder runs list" + warehouseOptions.option()));
            if (talk.json) {
                talk.answer(RunView.of(run));
            } else if (!talk.quiet) {
                print(run);
            }
            files.content().ifPresent(to -> writeAgain(warehouse, run, to));
        }
        return ExitCodes.DONE;
    }

    private void print(RunRecord run) {
        PrintWriter out = talk.out();
        out.println("run       " + run.runId());
        run.schedule().map(ScheduleId::value).ifPresent(schedule -> out.println("schedule  " + schedule));
        out.println("page      " + run.page());
        out.println("started   " + run.startedAt());
        out.println("status    " + run.status() + ", " + Counted.of(run.messageCount(), "message") + ", "
                + run.unplacedCount() + " unplaced");
        run.error().ifPresent(error -> out.println("error     " + error.replace("\n", "\n          ")));
        if (!run.note().isEmpty()) {
            out.println("with      " + run.note());
        }
        for (RunRecord.Step step : run.steps()) {
            out.printf(
                    Locale.ROOT,
                    "step      %-16s %6d ms%n",
                    step.name(),
                    step.elapsed().toMillis());
        }
        out.printf(Locale.ROOT, "total     %-16s %6d ms%n", "", run.elapsed().toMillis());
    }

    private void writeAgain(Warehouse warehouse, RunRecord run, ScheduleFiles files) {
        RecordedSchedule schedule = run.schedule()
                .flatMap(warehouse::schedule)
                .orElseThrow(() -> new InputException(
                        "run " + run.runId() + " did not record a schedule, so there is nothing to write."));
        Plan plan = PlanReader.read(schedule.planJson(), "schedule " + schedule.id());
        files.write(plan);
        talk.say("CSV: " + files.publish().csv());
    }
}
