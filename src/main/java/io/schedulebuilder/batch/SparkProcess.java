package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A batch on Spark in a Java machine of its own, which has Spark on its class path. The launcher builds what is missing. */
final class SparkProcess {
    /** Tells the launcher to start Spark's machine. */
    private static final String SPARK = "SCHEDULE_BUILDER_SPARK";

    /** Set in that machine: the folder that Spark works in. */
    private static final String FOLDER = "schedulebuilder.spark";

    private SparkProcess() {}

    /** Whether this is Spark's machine. */
    static boolean isThis() {
        return System.getProperty(FOLDER) != null;
    }

    /**
     * Runs the command line there, and waits for it. Whoever stops this process stops that one.
     *
     * @param master where the cluster is
     * @return the exit code
     */
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
        Thread hook = new Thread(() -> {
            process.destroy();
            process.onExit().join();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        int exitCode = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending: the hook has ended that one.
        }
        return exitCode;
    }

    /** In Spark's machine: a process that is killed can stop no other, so this one watches for it. */
    static void endWithParent() {
        if (isThis()) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                CompletableFuture<Void> unused =
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
            });
        }
    }
}
