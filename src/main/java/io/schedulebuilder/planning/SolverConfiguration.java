package io.schedulebuilder.planning;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * How to search: the content of one of the files in {@code solver-config/}. What to search for (the classes of the
 * problem and its constraints) is not the file's to say, nor is anything that would make equal runs differ.
 */
public final class SolverConfiguration {
    /** The safety net where the file sets no time limit. */
    static final Duration DEFAULT_CAP = Duration.ofSeconds(60);

    private final String file;
    private final String sha256;
    private final SolverConfig config;
    private final Duration cap;
    private final boolean endsByClock;

    private SolverConfiguration(SolverFile file, SolverConfig config, Duration cap, boolean endsByClock) {
        this.file = file.path().toString();
        this.sha256 = sha256(file.content());
        this.config = config;
        this.cap = cap;
        this.endsByClock = endsByClock;
    }

    /**
     * Reads a file and proves that a solver can start from it. The first call in a JVM takes about half a second, most of
     * it XML binding: call it while other things load.
     *
     * @throws InputException if the file cannot be read or used: with file, line and word where there is one
     */
    public static SolverConfiguration load(Path xml) {
        SolverConfiguration configuration = configured(SolverFile.check(xml, read(xml)));
        try {
            configuration.solverFactory(0).buildSolver();
        } catch (RuntimeException e) {
            throw new InputException(xml + ": no solver can start from it: " + SolverFile.firstLine(e));
        }
        return configuration;
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }

    /** Of the file's bytes, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    SolverFactory<Week> solverFactory(long seed) {
        return SolverFactory.create(new SolverConfig(config).withRandomSeed(seed));
    }

    /** Scores weeks by the constraints, one by one. */
    static SolutionManager<Week, HardMediumSoftLongScore> scoring() {
        return SolutionManager.create(SolverFactory.create(new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Message.class)
                .withScoreDirectorFactory(constraints())));
    }

    /** The safety net: a solver that still runs after it is stopped. */
    Duration cap() {
        return cap;
    }

    /** Whether even a solver that nobody stopped ended by the clock: the file asks for it. */
    boolean endsByClock() {
        return endsByClock;
    }

    private static SolverConfiguration configured(SolverFile file) {
        SolverConfig config = parse(file);
        config.setSolutionClass(Week.class);
        config.setEntityClassList(List.of(Message.class));
        ScoreDirectorFactoryConfig scoring =
                new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RunningScore.class);
        if (config.determineEnvironmentMode().isAsserted()) {
            scoring.setAssertionScoreDirectorFactory(constraints());
        }
        config.setScoreDirectorFactoryConfig(scoring);
        config.setMoveThreadCount(SolverConfig.MOVE_THREAD_COUNT_NONE);
        TerminationConfig termination = config.getTerminationConfig();
        Long limit = termination == null ? null : termination.calculateTimeMillisSpentLimit();
        Duration cap = limit == null ? DEFAULT_CAP : Duration.ofMillis(limit);
        boolean counts = termination != null && termination.getScoreCalculationCountLimit() != null;
        if (counts) {
            // Kept out of the solver: acceptors that cool down would look at the clock as well as at the count.
            config.setTerminationConfig(new TerminationConfig()
                    .withScoreCalculationCountLimit(termination.getScoreCalculationCountLimit()));
        }
        return new SolverConfiguration(file, config, cap, file.hasOtherClocks() || (limit != null && !counts));
    }

    private static ScoreDirectorFactoryConfig constraints() {
        return new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(WeekConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    }

    private static SolverConfig parse(SolverFile file) {
        try {
            return SolverConfig.createFromXmlInputStream(file.stream());
        } catch (RuntimeException e) {
            throw file.explained(e);
        }
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
