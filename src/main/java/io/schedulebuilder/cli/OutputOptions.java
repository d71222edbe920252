package io.schedulebuilder.cli;

import io.schedulebuilder.export.ScheduleCsv;
import io.schedulebuilder.export.ScheduleFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the CSV goes and who will open it. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description =
                    "Where the CSV goes; FILE.plan.json lies beside it. Default: <schedule_id>.csv in this folder.")
    Optional<Path> output = Optional.empty();

    @Option(
            names = "--csv-for",
            paramLabel = "READER",
            description =
                    "${COMPLETION-CANDIDATES}: exact texts, or texts and ids guarded with ' so that a spreadsheet "
                            + "neither runs nor rounds them. Default: ${DEFAULT-VALUE}.")
    ScheduleCsv.Reader csvFor = ScheduleCsv.Reader.PROGRAM;

    /** The files, checked before any work is done. */
    ScheduleFiles files() {
        return output.map(path -> ScheduleFiles.at(path, csvFor))
                .orElseGet(() -> ScheduleFiles.in(Path.of(""), csvFor));
    }
}
