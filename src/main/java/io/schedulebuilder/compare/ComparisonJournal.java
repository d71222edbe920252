package io.schedulebuilder.compare;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.LimitPrice;
import io.schedulebuilder.schedule.PlanJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Saves the runs of a comparison as they finish, as one line of JSON each, so that they survive if the process is
 * killed. The first line contains the fingerprint of the comparison. Thread-safe.
 */
public final class ComparisonJournal implements AutoCloseable {
    private final Path file;
    private final Optional<FileChannel> out;
    private final List<SolverRun> kept;

    private final Map<String, Proven> keptProofs;

    private ComparisonJournal(
            Path file, Optional<FileChannel> out, List<SolverRun> kept, Map<String, Proven> keptProofs) {
        this.file = file;
        this.out = out;
        this.kept = kept;
        this.keptProofs = keptProofs;
    }

    /** The first line: a fingerprint of what is compared, and when the comparison started. */
    record Header(String contest, String began) {}

    /** A run. Times are in microseconds. */
    record Line(
            String contender,
            String week,
            long seed,
            String problem,
            long hard,
            long medium,
            long soft,
            List<ConstraintLine> constraints,
            @JsonSetter(contentNulls = Nulls.SET) List<Optional<TimeSlot>> places,
            int unplaced,
            double expectedRevenue,
            long scoreCalculations,
            long micros,
            List<Better> improvements,
            Set<RunFlag> marks) {}

    /** One constraint's part of the score. */
    record ConstraintLine(String name, int weight, int matches, long score) {}

    /** A better week, and the number of score calculations until then. */
    record Better(long at, long hard, long medium, long soft) {}

    /** What is proven about a problem. */
    record Proof(
            String problem,
            ScoreLevels best,
            ScoreLevels bound,
            boolean optimal,
            long provenInMillis,
            List<LimitPrice> prices) {}

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
            PlanJson.readLine(line, Line.class).map(ComparisonJournal::run).ifPresent(runs::add);
            PlanJson.readLine(line, Proof.class).ifPresent(proof -> proofs.put(proof.problem(), proven(proof)));
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

    /** The runs that it already contained when it was opened. */
    public List<SolverRun> kept() {
        return List.copyOf(kept);
    }

    /**
     * Saves a run right away, so that it survives if the process is killed.
     *
     * @throws FailureException if it cannot be written
     */
    public void append(SolverRun run) {
        write(PlanJson.writeLine(line(run)));
    }

    /** The proofs that it already contained when it was opened, by the problem's digest. */
    public Map<String, Proven> keptProofs() {
        return Collections.unmodifiableMap(keptProofs);
    }

    /**
     * Saves what is proven about a problem right away, so that it survives if the process is killed.
     *
     * @throws FailureException if it cannot be written
     */
    public void append(String problem, Proven proven) {
        write(PlanJson.writeLine(new Proof(
                problem,
                proven.best(),
                proven.bound(),
                proven.optimal(),
                proven.spent().toMillis(),
                proven.prices())));
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

    private static Line line(SolverRun run) {
        PlanScore score = run.score();
        return new Line(
                run.contender(),
                run.problem().week(),
                run.problem().seed(),
                run.problem().digest(),
                score.hard(),
                score.medium(),
                score.soft(),
                score.lines().stream()
                        .map(line -> new ConstraintLine(
                                line.constraint().words(), line.weight(), line.matches(), line.score()))
                        .toList(),
                run.places(),
                run.unplaced(),
                run.expectedRevenue(),
                run.scoreCalculations(),
                run.spent().toNanos() / 1_000,
                run.improvements().stream().map(ComparisonJournal::better).toList(),
                run.marks());
    }

    private static Better better(SolverRun.Improvement better) {
        ScoreLevels score = better.score();
        return new Better(better.scoreCalculations(), score.hard(), score.medium(), score.soft());
    }

    private static SolverRun.Improvement improvement(Better better) {
        return new SolverRun.Improvement(better.at(), new ScoreLevels(better.hard(), better.medium(), better.soft()));
    }

    private static Proven proven(Proof proof) {
        return new Proven(
                proof.best(),
                proof.bound(),
                proof.optimal(),
                Duration.ofMillis(proof.provenInMillis()),
                proof.prices());
    }

    private static SolverRun run(Line line) {
        return new SolverRun(
                line.contender(),
                new ComparedProblem(line.week(), line.seed(), line.problem()),
                new PlanScore(
                        line.hard(),
                        line.medium(),
                        line.soft(),
                        line.constraints().stream()
                                .map(part -> new PlanScore.Line(
                                        PlanningConstraint.named(part.name()).orElseThrow(),
                                        part.weight(),
                                        part.matches(),
                                        part.score()))
                                .toList()),
                line.places(),
                line.unplaced(),
                line.expectedRevenue(),
                line.scoreCalculations(),
                Duration.ofNanos(line.micros() * 1_000),
                line.improvements().stream().map(ComparisonJournal::improvement).toList(),
                line.marks());
    }
}
