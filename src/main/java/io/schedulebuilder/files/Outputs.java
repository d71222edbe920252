package io.schedulebuilder.files;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a run writes. All places that a person names go through here, so that no two are the same, and none is something
 * that the run reads: its warehouse, its rules, a list of pages, a plan. Not thread-safe.
 */
public final class Outputs {
    private static final List<String> RULE_FILES = List.of(".drl", ".csv", ".xlsx");

    private final PrintWriter standardOutput;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Path> ruleFolders = new ArrayList<>();
    private Optional<String> standardOutputTaken = Optional.empty();
    private boolean toStandardOutput;

    private record Taken(Path path, String option) {}

    private record Input(Path path, String what) {}

    /** Outputs of a program that prints there. */
    public Outputs(PrintWriter standardOutput) {
        this.standardOutput = standardOutput;
    }

    /** Outputs of those who protect nothing. */
    public static Outputs toFiles() {
        return new Outputs(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    }

    /** Keeps standard output for something else, {@code --json}. */
    public Outputs takeStandardOutput(String option) {
        standardOutputTaken = Optional.of(option);
        return this;
    }

    /**
     * Protects a file or folder that the run reads; it may be missing.
     *
     * @param what it is, for messages: the warehouse
     */
    public Outputs protect(Path input, String what) {
        inputs.add(new Input(real(input), what));
        return this;
    }

    /** Protects a folder of rules and its tests: no file that would be read as one may be added. */
    public Outputs protectRules(Path folder) {
        ruleFolders.add(real(folder));
        return protect(folder, "the folder of the rules");
    }

    /**
     * Refuses {@code -} where a folder is meant.
     *
     * @throws InputException if it is that
     */
    public static void requireNoStandardOutput(Path folder, String option) {
        if (folder.equals(Path.of("-"))) {
            throw new InputException(option + " - is standard output, but this option needs a folder. Name a folder.");
        }
    }

    /** Whether a file goes to standard output, so that nothing else may. */
    public boolean useStandardOutput() {
        return toStandardOutput;
    }

    /**
     * A file that is to be written; its place is this run's until it is closed.
     *
     * @param option names it in messages
     * @throws InputException if it may not or cannot be written, or holds something else
     * @throws io.schedulebuilder.domain.FailureException if another run is writing it
     */
    public OutputFile file(OutputPath path, FileKind kind, String option) {
        return file(path, kind, option, option + " " + path);
    }

    /** The same with other words for it at the beginning of messages. */
    public OutputFile file(OutputPath path, FileKind kind, String option, String label) {
        OutputPlace place = OutputPlace.of(path, kind, label);
        if (place.isStandardOutput()) {
            standardOutputTaken.ifPresent(other -> {
                throw new InputException(
                        other + " and " + option + " both write to standard output. Leave one out, or name a file.");
            });
            standardOutputTaken = Optional.of(option);
            toStandardOutput = true;
        }
        if (place.isRegular()) {
            refuseInputs(place.path(), label);
            for (Taken other : taken) {
                if (isSame(other.path(), place.path())) {
                    throw new InputException(
                            other.option() + " and " + option + " name the same file. Use a different file for each.");
                }
            }
            taken.add(new Taken(place.path(), option));
        }
        return new OutputFile(this, path, place, kind, label);
    }

    /** A file of many whose names cannot collide, such as a batch's. */
    public OutputFile fileOfMany(Path path, FileKind kind, String label) {
        OutputPlace place = OutputPlace.of(new OutputPath(path), kind, label);
        if (place.isRegular()) {
            refuseInputs(place.path(), label);
        }
        return new OutputFile(this, new OutputPath(path), place, kind, label);
    }

    /**
     * Refuses a file that is written in place, unless it is missing, empty or an earlier one of its kind.
     *
     * @throws InputException if it holds something else, or the run reads it
     */
    void requireReplaceable(Path file, FileKind kind, String label) {
        OutputPlace place = OutputPlace.of(new OutputPath(file), kind, label);
        if (!place.isRegular()) {
            throw new InputException(label + " is not a file. Move it, or choose another place.");
        }
        refuseInputs(place.path(), label);
        kind.requireReplaceable(place.path(), label);
    }

    /** That a place is free again: nothing was written there. */
    void giveBack(Path path) {
        taken.removeIf(other -> other.path().equals(path));
    }

    private void refuseInputs(Path path, String label) {
        for (Input input : inputs) {
            if (isSame(input.path(), path)) {
                throw new InputException(label + " is " + input.what()
                        + ", which this run reads, so it is not overwritten. Choose another place.");
            }
        }
        for (Path folder : ruleFolders) {
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            Path parent = path.getParent();
            if ((folder.equals(parent) || folder.resolve("tests").equals(parent))
                    && RULE_FILES.stream().anyMatch(name::endsWith)) {
                throw new InputException(
                        label + " is in a rules folder, where it would be read as a rule file. Choose another place.");
            }
        }
    }

    PrintWriter standardOutput() {
        return standardOutput;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    /** With all links followed, also if the file itself is missing. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException missing) {
            try {
                return Objects.requireNonNullElse(absolute.getParent(), absolute)
                        .toRealPath()
                        .resolve(absolute.getFileName());
            } catch (IOException e) {
                return absolute.normalize();
            }
        }
    }
}
