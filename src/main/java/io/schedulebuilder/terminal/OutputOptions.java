package io.schedulebuilder.terminal;

import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the CSV goes and who will open it. */
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Where the CSV goes, - for standard output; FILE.plan.json lies beside a file. Default: "
                    + "<schedule_id>.csv in this folder.")
    public Optional<OutputPath> output = Optional.empty();

    @Option(
            names = "--plan-output",
            paramLabel = "FILE.json",
            description = "Where the plan goes. Default: beside the CSV; nowhere if that is no file.")
    Optional<OutputPath> planOutput = Optional.empty();

    @Option(
            names = "--csv-for",
            paramLabel = "READER",
            description =
                    "${COMPLETION-CANDIDATES}: exact texts, or texts and ids guarded with ' so that a spreadsheet "
                            + "neither runs nor rounds them. Default: ${DEFAULT-VALUE}.")
    public ScheduleCsv.Reader csvFor = ScheduleCsv.Reader.PROGRAM;

    /** The files, checked before any work is done. */
    public ScheduleFiles files(Outputs outputs) {
        return output.map(path -> ScheduleFiles.at(outputs, path, planOutput, csvFor))
                .orElseGet(() -> ScheduleFiles.in(outputs, Path.of(""), planOutput, csvFor));
    }
}
