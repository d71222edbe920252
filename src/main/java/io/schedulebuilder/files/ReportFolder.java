package io.schedulebuilder.files;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder for a comparison's files. Created by {@link #at}.
 *
 * @param html the report for a browser
 * @param csv one row for each run
 * @param json all results
 */
public record ReportFolder(Path folder, OutputFile html, OutputFile csv, OutputFile json) implements AutoCloseable {
    private static final String JOURNAL = "runs.jsonl";
    private static final SortedMap<String, FileKind> FILES = new TreeMap<>(Map.of(
            "report.html", FileKind.REPORT,
            "results.csv", FileKind.COMPARISON_CSV,
            "results.json", FileKind.COMPARISON_JSON));

    /** What to do with a folder that is not empty. */
    public enum IfFull {
        /** Refuse it. */
        REFUSE,
        /** Continue the comparison in it. */
        RESUME,
        /** Replace the comparison's files in it; others stay. */
        REPLACE
    }

    /**
     * Opens a folder; creates it if it is missing.
     *
     * @throws InputException if it is a file, cannot be created or written, or contains files that must not be replaced
     * @throws io.schedulebuilder.domain.FailureException if another run is writing there
     */
    public static ReportFolder at(Path folder, IfFull ifFull, Outputs outputs) {
        Outputs.requireNoStandardOutput(folder, "--report");
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--report " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            Claim.sweep(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (ifFull == IfFull.REFUSE && files.findAny().isPresent()) {
                    throw new InputException("--report " + folder + " is not empty. Use --resume to continue the"
                            + " comparison in it, --force to replace it, or choose another folder.");
                }
            }
        } catch (IOException e) {
            throw new InputException("--report " + folder + " cannot be created or read. Choose another folder.");
        }
        if (!Files.isWritable(folder)) {
            throw new InputException(
                    "--report " + folder + " is not writable. Choose another folder, or change its permissions.");
        }
        outputs.requireReplaceable(folder.resolve(JOURNAL), FileKind.JOURNAL, "--report " + folder.resolve(JOURNAL));
        List<OutputFile> files = new ArrayList<>();
        try {
            FILES.forEach((name, kind) -> files.add(outputs.file(
                    new OutputPath(folder.resolve(name)), kind, "--report", "--report " + folder.resolve(name))));
        } catch (RuntimeException e) {
            files.forEach(OutputFile::close);
            throw e;
        }
        return new ReportFolder(folder, files.get(0), files.get(1), files.get(2));
    }

    /** The journal of runs, written as they finish. */
    public Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** Lets other runs write to the folder. */
    @Override
    public void close() {
        html.close();
        csv.close();
        json.close();
    }
}
