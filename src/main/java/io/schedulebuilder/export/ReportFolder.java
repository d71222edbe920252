package io.schedulebuilder.export;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that a contest's files go to. */
public final class ReportFolder {
    private static final String JOURNAL = "runs.jsonl";

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** What becomes of a folder that has something in it. */
    public enum IfFull {
        /** It is refused. */
        REFUSE,
        /** The contest in it is gone on with. */
        RESUME,
        /** The contest's files in it are replaced; others stay. */
        REPLACE
    }

    /**
     * A folder, made if need be.
     *
     * @throws InputException if it is a file, cannot be made or written, or has something in it that is not to be replaced
     */
    public static ReportFolder at(Path folder, IfFull ifFull) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--report " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (ifFull == IfFull.REFUSE && files.findAny().isPresent()) {
                    throw new InputException("--report " + folder + " has something in it. Give --resume to go on with"
                            + " the contest in it, --force to replace it, or another folder.");
                }
            }
        } catch (IOException e) {
            throw new InputException("--report " + folder + " cannot be made or read. Choose another place.");
        }
        if (!Files.isWritable(folder)) {
            throw new InputException("--report " + folder + " may not be written. Choose another place, or allow it.");
        }
        return new ReportFolder(folder);
    }

    /** The runs as they were made. */
    public Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** The page for a browser. */
    public WholeFile html() {
        return WholeFile.at(folder.resolve("report.html"), "--report");
    }

    /** A row a run. */
    public WholeFile csv() {
        return WholeFile.at(folder.resolve("results.csv"), "--report");
    }

    /** All results. */
    public WholeFile json() {
        return WholeFile.at(folder.resolve("results.json"), "--report");
    }
}
