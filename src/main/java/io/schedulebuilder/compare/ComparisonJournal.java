package io.schedulebuilder.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.schedule.PlanJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Saves the runs of a comparison as they finish, as one line of JSON each, so that they survive if the process is
 * killed. The first line contains the fingerprint of the comparison. Thread-safe.
 *
 * @param kept the runs that it already contained when it was opened
 * @param keptProofs the proofs that it already contained, by the problem's digest
 */
public record ComparisonJournal(
        Path file, Optional<FileChannel> out, List<SolverRun> kept, Map<String, Proven> keptProofs)
        implements AutoCloseable {
    /** The first line: a fingerprint of what is compared, and when the comparison started. */
    record Header(String contest, String began) {}

    /** What is proven about a problem. */
    record Proof(String problem, @JsonUnwrapped Proven proven) {}

    /**
     * When a journal's comparison started; empty if there is no journal.
     *
     * @throws FailureException if it cannot be read
     */
    public static Optional<Instant> began(Path file) {
        return Files.isRegularFile(file)
                ? lines(file).stream()
                        .findFirst()
                        .flatMap(line -> PlanJson.readLine(line, Header.class))
                        .map(header -> Instant.parse(header.began()))
                : Optional.empty();
    }

    /** A journal that saves nothing. */
    public static ComparisonJournal none() {
        return new ComparisonJournal(Path.of(""), Optional.empty(), List.of(), Map.of());
    }

    /**
     * Creates a journal. Replaces a file of the same name.
     *
     * @param fingerprint of everything that determines the result of a contender's run on a problem
     * @param began when the comparison starts
     * @throws FailureException if it cannot be written, or another process is writing to it
     */
    public static ComparisonJournal begin(Path file, String fingerprint, Instant began) {
        try {
            FileChannel out = locked(file);
            out.truncate(0);
            ComparisonJournal journal = new ComparisonJournal(file, Optional.of(out), List.of(), Map.of());
            journal.write(PlanJson.writeLine(new Header(fingerprint, began.toString())));
            return journal;
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /**
     * Opens an existing journal to continue it. Skips a last line that was cut off.
     *
     * @throws InputException if there is none, or it belongs to another comparison
     * @throws FailureException if it cannot be read or written, or another process is writing to it
     */
    public static ComparisonJournal resume(Path file, String fingerprint) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "--resume: there is no " + file + " to continue. Leave out --resume to start a comparison.");
        }
        FileChannel out = locked(file);
        List<String> lines = lines(file);
        boolean same = lines.stream()
                .findFirst()
                .flatMap(line -> PlanJson.readLine(line, Header.class))
                .filter(header -> fingerprint.equals(header.contest()))
                .isPresent();
        if (!same) {
            throw new InputException("--resume: " + file
                    + " belongs to another comparison: configurations, budgets or rules differ."
                    + " Name the same ones, or use --force to replace it.");
        }
        List<SolverRun> runs = new ArrayList<>();
        Map<String, Proven> proofs = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            PlanJson.readLine(line, SolverRun.class).ifPresent(runs::add);
            PlanJson.readLine(line, Proof.class).ifPresent(proof -> proofs.put(proof.problem(), proof.proven()));
        }
        ComparisonJournal journal = new ComparisonJournal(file, Optional.of(out), runs, proofs);
        journal.write("\n"); // ends a line that was cut off; readers skip empty lines
        return journal;
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new FailureException(
                    file + " cannot be read (" + e.getMessage() + "). Make it readable, or use --force to replace it.",
                    e);
        }
    }

    /** Opens a journal for appending, locked for this process. */
    private static FileChannel locked(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new FailureException(
                        file + " is in use by another compare. Wait for it to finish, or choose another folder.");
            }
            channel.position(channel.size());
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new FailureException(
                    file + " is in use by another compare. Wait for it to finish, or choose another folder.", e);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /**
     * Saves a run right away, so that it survives if the process is killed.
     *
     * @throws FailureException if it cannot be written
     */
    public void append(SolverRun run) {
        write(PlanJson.writeLine(run));
    }

    /**
     * Saves what is proven about a problem right away, so that it survives if the process is killed.
     *
     * @throws FailureException if it cannot be written
     */
    public void append(String problem, Proven proven) {
        write(PlanJson.writeLine(new Proof(problem, proven)));
    }

    private synchronized void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (out.isPresent() && bytes.hasRemaining()) {
                out.get().write(bytes);
            }
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static FailureException refused(Path file, IOException e) {
        return new FailureException(
                file + " cannot be written (" + e.getMessage()
                        + "). Free up disk space, then run the command again with --resume.",
                e);
    }

    @Override
    public void close() {
        try {
            if (out.isPresent()) {
                out.get().close();
            }
        } catch (IOException e) {
            throw refused(file, e);
        }
    }
}
