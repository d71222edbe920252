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
 * All places that a run writes to. They are checked together: no two may be the same, and none may be something that
 * the run reads, such as its warehouse, rules, list of pages or plan. Not thread-safe.
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

    /** Outputs of a program with this standard output. */
    public Outputs(PrintWriter standardOutput) {
        this.standardOutput = standardOutput;
    }

    /** Outputs for code without inputs to protect. */
    public static Outputs toFiles() {
        return new Outputs(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    }

    /** Reserves standard output for something else, such as {@code --json}. */
    public Outputs takeStandardOutput(String option) {
        standardOutputTaken = Optional.of(option);
        return this;
    }

    /**
     * Protects a file or folder that the run reads. It may be missing.
     *
     * @param what what it is, for messages: the warehouse
     */
    public Outputs protect(Path input, String what) {
        inputs.add(new Input(real(input), what));
        return this;
    }

    /** Protects a folder of rules and its tests: outputs cannot add a file that would be read as one of them. */
    public Outputs protectRules(Path folder) {
        ruleFolders.add(real(folder));
        return protect(folder, "the folder of the rules");
    }

    /**
     * Rejects {@code -} where a folder is expected.
     *
     * @throws InputException if the path is {@code -}
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
     * A file to write. Its place belongs to this run until the file is closed.
     *
     * @param option the option's name, for messages
     * @throws InputException if it cannot be written, is protected, or contains something else
     * @throws io.schedulebuilder.domain.FailureException if another run is writing it
     */
    public OutputFile file(OutputPath path, FileKind kind, String option) {
        return file(path, kind, option, option + " " + path);
    }

    /** The same with another label at the beginning of messages. */
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

    /** One of many files whose names cannot collide, such as a batch's. */
    public OutputFile fileOfMany(Path path, FileKind kind, String label) {
        OutputPlace place = OutputPlace.of(new OutputPath(path), kind, label);
        if (place.isRegular()) {
            refuseInputs(place.path(), label);
        }
        return new OutputFile(this, new OutputPath(path), place, kind, label);
    }

    /**
     * Refuses to overwrite a file, unless it is missing, empty or an earlier file of its kind.
     *
     * @throws InputException if it contains something else, or the run reads it
     */
    void requireReplaceable(Path file, FileKind kind, String label) {
        OutputPlace place = OutputPlace.of(new OutputPath(file), kind, label);
        if (!place.isRegular()) {
            throw new InputException(label + " is not a file. Move it, or choose another place.");
        }
        refuseInputs(place.path(), label);
        kind.requireReplaceable(place.path(), label);
    }

    /** Releases a place to which nothing was written. */
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

    /** The real path after following all links, even if the file itself is missing. */
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
