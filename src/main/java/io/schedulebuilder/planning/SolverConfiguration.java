package io.schedulebuilder.planning;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.config.ConfigXml;
import io.schedulebuilder.planning.config.Ending;
import io.schedulebuilder.planning.config.SolverFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * How to search: the content of a file in {@code solver-config/}. The file cannot change what to search for (the
 * classes of the problem and its constraints), and it cannot contain anything that makes equal runs differ.
 */
public final class SolverConfiguration {
    /** The safety net if the file sets no time limit. */
    static final Duration DEFAULT_CAP = Duration.ofSeconds(60);

    private static final Duration LONGEST_COUNT = Duration.ofMinutes(10);

    private final SolverFile file;
    private final String sha256;
    private final SolverConfig config;
    private final Duration cap;
    private final Ending ending;

    private SolverConfiguration(SolverFile file, String sha256, SolverConfig config, Duration cap) {
        this.file = file;
        this.sha256 = sha256;
        this.config = config;
        this.cap = cap;
        this.ending = Ending.of(config);
    }

    /**
     * Reads a file and checks that a solver can start from it. The first call in a JVM takes about half a second,
     * mostly for XML binding, so call it while other things load.
     *
     * @throws InputException if the file cannot be read or used; the message has the file, and the line and word if
     *     known
     * @throws IllegalStateException if the planner lacks a constraint, which is not the file's fault
     */
    public static SolverConfiguration load(Path xml) {
        WeekConstraints.requireAll(WeekConstraints.ALL);
        byte[] content = read(xml);
        SolverFile file = SolverFile.check(xml, content);
        SolverConfiguration configuration = configured(content, file);
        try {
            configuration.solverFactory(0).buildSolver();
        } catch (RuntimeException e) {
            throw file.unusable(e);
        }
        return configuration;
    }

    /**
     * Reads a {@code <solver>} inside another file, without checking that a solver can start from it.
     *
     * @param file the path for messages
     * @throws InputException if it cannot be used; the message has the file, and the line and word if known
     */
    public static SolverConfiguration of(Path file, ConfigXml.Element solver) {
        return configured(solver.document(SolverConfig.XML_NAMESPACE), SolverFile.check(file, solver));
    }

    /** What to search for, but not how: the classes of the problem and its score, and one thread. */
    public static SolverConfig problem() {
        return new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClassList(List.of(Message.class))
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RunningScore.class))
                .withMoveThreadCount(SolverConfig.MOVE_THREAD_COUNT_NONE);
    }

    /** How to search, but not what for: phases, termination and so on, which can inherit {@link #problem()}. */
    public SolverConfig search() {
        return new SolverConfig(config);
    }

    /** The path of the file, as given. */
    public String file() {
        return file.path().toString();
    }

    /** SHA-256 of the file with line feeds as line endings, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /**
     * The same search with another end. A count gets a safety net of ten minutes; a time makes runs differ from machine
     * to machine.
     */
    public SolverConfiguration within(Budget budget) {
        SolverConfig other = new SolverConfig(config);
        if (budget instanceof Budget.ScoreCalculations calculations) {
            other.setTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(calculations.count()));
            return new SolverConfiguration(file, sha256, other, LONGEST_COUNT);
        }
        Duration time = ((Budget.Time) budget).duration();
        other.setTerminationConfig(new TerminationConfig().withSpentLimit(time));
        return new SolverConfiguration(file, sha256, other, time.plus(DEFAULT_CAP));
    }

    /**
     * The same search for a horizon of several weeks. A count of score calculations applies to each week, and so does
     * the safety net. A time limit in the file, and a phase with its own end, stay as they are.
     */
    SolverConfiguration forWeeks(int weeks) {
        List<TerminationConfig> counts = Ending.parts(config.getTerminationConfig())
                .filter(part -> part.getScoreCalculationCountLimit() != null)
                .toList();
        if (weeks == 1 || counts.isEmpty()) {
            return this;
        }
        SolverConfig other = new SolverConfig(config);
        other.setTerminationConfig(config.getTerminationConfig().copyConfig());
        Ending.parts(other.getTerminationConfig())
                .filter(part -> part.getScoreCalculationCountLimit() != null)
                .forEach(part -> part.setScoreCalculationCountLimit(
                        Math.multiplyExact(weeks, part.getScoreCalculationCountLimit())));
        return new SolverConfiguration(file, sha256, other, cap.multipliedBy(weeks));
    }

    /** What stops the search, in words: {@code 12,000 score calculations}. */
    public String end() {
        TerminationConfig termination = config.getTerminationConfig();
        Long count = termination == null ? null : termination.getScoreCalculationCountLimit();
        return count == null
                ? "the clock: " + cap.toMillis() + " ms"
                : String.format(Locale.ROOT, "%,d score calculations", count);
    }

    /** Whether the solver checks itself as it runs, which makes its times meaningless. */
    public boolean checksItself() {
        return config.determineEnvironmentMode().isAsserted();
    }

    SolverFactory<Week> solverFactory(long seed) {
        SolverConfig solver = search().inherit(problem()).withRandomSeed(seed);
        if (checksItself()) {
            solver.getScoreDirectorFactoryConfig().setAssertionScoreDirectorFactory(constraints());
        }
        return SolverFactory.create(solver);
    }

    /** The safety net: a solver that is still running after this time is stopped. */
    Duration cap() {
        return cap;
    }

    /** When the solver ends if nobody stops it. */
    Ending ending() {
        return ending;
    }

    /** Whether the solver looks at the clock even if nobody stops it, because the file asks for it. */
    boolean endsByClock() {
        return ending.looksAtClock();
    }

    /** The error for a failed search: the file's fault if OptaPlanner found something in it that cannot work. */
    RuntimeException failed(RuntimeException failure) {
        boolean refusal = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof UnsupportedOperationException;
        StackTraceElement[] trace = failure.getStackTrace();
        boolean ofTheSolver = trace.length > 0 && trace[0].getClassName().startsWith("org.optaplanner.");
        return refusal && ofTheSolver && !checksItself() ? file.unusable(failure) : failure;
    }

    private static SolverConfiguration configured(byte[] content, SolverFile file) {
        SolverConfig config = file.config();
        TerminationConfig termination = config.getTerminationConfig();
        Long limit = termination == null ? null : termination.calculateTimeMillisSpentLimit();
        return new SolverConfiguration(
                file,
                Digest.hex(withLineFeeds(content)),
                Ending.withoutSafetyNet(config),
                limit == null ? DEFAULT_CAP : Duration.ofMillis(limit));
    }

    /** The constraint streams, which check the score of the search. */
    static ScoreDirectorFactoryConfig constraints() {
        return new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(WeekConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    }

    private static byte[] read(Path xml) {
        if (Files.isDirectory(xml)) {
            throw new InputException(
                    xml + ": is a folder. Name one file in it, such as " + xml.resolve("default.xml") + ".");
        }
        try {
            return Files.readAllBytes(xml);
        } catch (IOException e) {
            throw new InputException(xml + ": cannot be read as a solver configuration ("
                    + (Files.exists(xml) ? e.getMessage() : "no such file")
                    + "). Name a file such as solver-config/default.xml.");
        }
    }

    /**
     * Converts line endings byte by byte. Any encoding that extends ASCII works, because they all encode line endings
     * alike.
     */
    private static byte[] withLineFeeds(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
