package io.schedulebuilder.planning;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
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
    private final boolean hasOtherClocks;

    private SolverConfiguration(String file, String sha256, SolverConfig config, boolean hasOtherClocks) {
        this.file = file;
        this.sha256 = sha256;
        this.config = config;
        this.hasOtherClocks = hasOtherClocks;
    }

    /**
     * Reads a file and proves that a solver can start from it. The first call in a JVM takes about half a second, most of
     * it XML binding: call it while other things load.
     *
     * @throws InputException if the file cannot be read or used: with file, line and word where there is one
     */
    public static SolverConfiguration load(Path xml) {
        byte[] content = read(xml);
        SolverFile checked = SolverFile.check(xml, content);
        SolverConfiguration configuration =
                new SolverConfiguration(xml.toString(), sha256(content), parse(checked), checked.hasOtherClocks());
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

    /** What ended a solver that ran for {@code spent} and was not stopped. */
    EndedBy endedBy(Duration spent) {
        Long cap = config.getTerminationConfig().calculateTimeMillisSpentLimit();
        return hasOtherClocks || (cap != null && spent.toMillis() >= cap) ? EndedBy.CLOCK : EndedBy.COUNT;
    }

    private static SolverConfig parse(SolverFile file) {
        SolverConfig config;
        try {
            config = SolverConfig.createFromXmlInputStream(file.stream());
        } catch (RuntimeException e) {
            throw file.explained(e);
        }
        config.setSolutionClass(Week.class);
        config.setEntityClassList(List.of(Message.class));
        config.setScoreDirectorFactoryConfig(new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(WeekConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET));
        config.setMoveThreadCount(SolverConfig.MOVE_THREAD_COUNT_NONE);
        TerminationConfig termination = config.getTerminationConfig();
        if (termination == null) {
            termination = new TerminationConfig();
            config.setTerminationConfig(termination);
        }
        if (termination.calculateTimeMillisSpentLimit() == null) {
            termination.setSpentLimit(DEFAULT_CAP);
        }
        return config;
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
