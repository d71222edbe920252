package io.schedulebuilder.terminal;

import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the CSV goes, and what program will read it. */
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Where to write the CSV (- for standard output). The plan is written next to it as "
                    + "FILE.plan.json. Default: <schedule_id>.csv in the current folder.")
    public Optional<OutputPath> output = Optional.empty();

    @Option(
            names = "--plan-output",
            paramLabel = "FILE.json",
            description = "Where to write the plan. Default: next to the CSV; not written if the CSV goes to standard "
                    + "output.")
    Optional<OutputPath> planOutput = Optional.empty();

    @Option(
            names = "--csv-for",
            paramLabel = "READER",
            description =
                    "${COMPLETION-CANDIDATES}: PROGRAM writes exact texts. SPREADSHEET puts a ' before texts and ids "
                            + "so that a spreadsheet does not run or round them. Default: ${DEFAULT-VALUE}.")
    public ScheduleCsv.Reader csvFor = ScheduleCsv.Reader.PROGRAM;

    /** The output files, checked before any work is done. */
    public ScheduleFiles files(Outputs outputs) {
        return output.map(path -> ScheduleFiles.at(outputs, path, planOutput, csvFor))
                .orElseGet(() -> ScheduleFiles.in(outputs, Path.of(""), planOutput, csvFor));
    }
}
