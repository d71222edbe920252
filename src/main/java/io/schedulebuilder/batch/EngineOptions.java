package io.schedulebuilder.batch;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.Within;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import picocli.CommandLine.Option;

/** Where to plan a batch. The plans are the same everywhere. */
final class EngineOptions {
    /** The available engines. */
    enum Engine {
        LOCAL,
        SPARK
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "${COMPLETION-CANDIDATES}: plan in this process, or on a Spark cluster (docs/scale.md). The "
                    + "plans are the same. Default: ${DEFAULT-VALUE}.")
    Engine engine = Engine.LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "The Spark cluster, such as spark://HOST:7077, or local-cluster[2,1,1024] for processes on this "
                            + "machine. Default: the master that spark-submit names.")
    Optional<String> master = Optional.empty();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Number of pages to plan at the same time. Default: one for each core. The plans are the same "
                            + "with any number.")
    @Within(most = "1024")
    Optional<Integer> parallel = Optional.empty();

    private final Installation installation;

    EngineOptions(Installation installation) {
        this.installation = installation;
    }

    /** Whether the batch must run in a separate JVM that has Spark. */
    boolean isElsewhere() {
        return engine == Engine.SPARK
                && parallel.isEmpty()
                && !SparkProcess.isThis()
                && Files.isExecutable(launcher())
                && ServiceLoader.load(ClusterEngine.class).findFirst().isEmpty();
    }

    /**
     * Runs the command line in the JVM that has Spark.
     *
     * @return the exit code
     */
    int runElsewhere(List<String> args) throws InterruptedException {
        return SparkProcess.run(launcher(), args, master);
    }

    private Path launcher() {
        return installation.home().resolve("schedule-builder");
    }

    /** @throws InputException if the options contradict each other, or the engine is not available */
    BatchEngine engine(ConsoleOptions talk) {
        if (engine == Engine.SPARK) {
            if (parallel.isPresent()) {
                throw new InputException(
                        "--parallel is for --engine local. With Spark, --master says how many cores there are.");
            }
            SparkProcess.endWithParent();
            try {
                return ServiceLoader.load(ClusterEngine.class)
                        .findFirst()
                        .orElseThrow(EngineOptions::noSpark)
                        .at(master, talk::say);
            } catch (LinkageError | ServiceConfigurationError e) {
                throw noSpark();
            }
        }
        if (master.isPresent()) {
            throw new InputException("--master needs --engine spark. Use both, or neither.");
        }
        int cores = parallel.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (cores < 1) {
            throw new InputException("--parallel must be 1 or more, not " + cores + ".");
        }
        return new LocalEngine(cores);
    }

    private static InputException noSpark() {
        return new InputException(
                "--engine spark: Spark is not on the class path. Start the command with ./schedule-builder, "
                        + "which builds schedule-builder-spark.jar if it is missing, or with spark-submit and that jar.");
    }
}
