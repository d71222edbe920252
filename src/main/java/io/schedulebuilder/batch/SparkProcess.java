package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.terminal.OnInterrupt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs a batch in a separate JVM with Spark on its class path. The launcher builds the jar if it is missing. */
final class SparkProcess {
    /** Tells the launcher to start the JVM with Spark. */
    private static final String SPARK = "SCHEDULE_BUILDER_SPARK";

    /** Set in that JVM: Spark's working folder. */
    private static final String FOLDER = "schedulebuilder.spark";

    private SparkProcess() {}

    /** Whether this is the JVM with Spark. */
    static boolean isThis() {
        return System.getProperty(FOLDER) != null;
    }

    /**
     * Runs the command line in the JVM with Spark, and waits for it. Stopping this process stops that one.
     *
     * @param master the cluster's address
     * @return the exit code
     */
    @SuppressWarnings("try") // closing it is its use
    static int run(Path launcher, List<String> args, Optional<String> master) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(SPARK, "yes");
        if (master.filter(url -> url.startsWith("local")).isPresent()) {
            builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new FailureException(launcher + " cannot be started: " + e.getMessage() + ".", e);
        }
        try (OnInterrupt unused = new OnInterrupt(() -> {
            process.destroy();
            process.onExit().join();
        })) {
            return process.waitFor();
        }
    }

    /**
     * In the JVM with Spark: ends this process when its parent ends, because a parent that is killed cannot stop it.
     */
    static void endWithParent() {
        if (isThis()) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                CompletableFuture<Void> unused =
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
            });
        }
    }
}
