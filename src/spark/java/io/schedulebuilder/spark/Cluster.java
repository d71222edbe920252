package io.schedulebuilder.spark;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.TemporaryFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A running Spark application. Starts it, watches it while it works, and cleans up after it. */
final class Cluster implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration SAID_AFTER = Duration.ofSeconds(20);

    /** Spark's messages for invalid addresses and sizes, for any of its cluster managers. */
    private static final List<String> IS_NO_CLUSTER = List.of(
            "Could not parse Master URL",
            "Asked to run locally with",
            "Asked to launch cluster with",
            "Invalid master URL",
            "external scheduler cannot be instantiated");

    private final String master;
    private final JavaSparkContext spark;
    private final Consumer<String> talk;

    private Cluster(String master, JavaSparkContext spark, Consumer<String> talk) {
        this.master = master;
        this.spark = spark;
        this.talk = talk;
    }

    /**
     * Starts an application.
     *
     * @param scratch a folder for Spark's temporary files on this machine
     * @throws InputException if Spark does not accept the address
     * @throws FailureException if the cluster cannot be reached
     */
    static Cluster start(String master, Path scratch, Consumer<String> talk) {
        SparkConf conf = new SparkConf()
                .setAppName("schedule-builder batch")
                .setMaster(master)
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.local.dir", scratch.toAbsolutePath().toString())
                .setIfMissing("spark.executor.extraJavaOptions", "-Djava.io.tmpdir=."); // its own folder
        if (master.startsWith("local")) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        }
        List<Path> own = ownFiles();
        own.stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .forEach(jar -> conf.setIfMissing("spark.jars", jar.toString()));
        JavaSparkContext spark;
        try {
            spark = new JavaSparkContext(conf);
        } catch (Exception e) { // Scala code may throw checked exceptions without declaring them
            throw refused(master, e);
        }
        Cluster cluster = new Cluster(master, spark, talk);
        try {
            own.stream().filter(file -> !file.toString().endsWith(".jar")).forEach(cluster::send);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The jar with this class and the native libraries next to it, where the database looks for them. */
    private static List<Path> ownFiles() {
        try {
            Path jar = Path.of(
                    Objects.requireNonNull(Cluster.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
            if (Files.isDirectory(jar)) {
                return List.of();
            }
            try (Stream<Path> beside = Files.list(Objects.requireNonNull(jar.getParent()))) {
                return Stream.concat(
                                Stream.of(jar),
                                beside.filter(file ->
                                        file.getFileName().toString().startsWith("lib") && Files.isRegularFile(file)))
                        .toList();
            }
        } catch (URISyntaxException | IOException e) {
            throw new FailureException("the jar of this program cannot be found: " + e.getMessage() + ".", e);
        }
    }

    /** Sends a file, or all files of a folder, to every executor, including those that start later. */
    void send(Path path) {
        try (Stream<Path> files = Files.walk(path, 1)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> spark.addFile(file.toUri().toString()));
        } catch (IOException e) {
            throw new FailureException(path + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Runs the work until it is done or should stop.
     *
     * @throws FailureException if Spark gives up
     */
    void until(BooleanSupplier stopped, Consumer<JavaSparkContext> work) throws InterruptedException {
        Thread watch = new Thread(() -> watch(stopped), "spark-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            work.accept(spark);
        } catch (Exception e) { // Scala code may throw checked exceptions without declaring them
            if (!stopped.getAsBoolean()) {
                throw refused(master, e);
            }
        } finally {
            watch.interrupt();
            watch.join();
        }
    }

    private void watch(BooleanSupplier stopped) {
        long began = System.nanoTime();
        boolean waited = false;
        try {
            while (true) {
                Thread.sleep(GLANCE.toMillis());
                if (stopped.getAsBoolean()) {
                    spark.sc().cancelAllJobs();
                }
                if (!waited && System.nanoTime() - began > SAID_AFTER.toNanos()) {
                    waited = true;
                    if (!master.matches("local(\\[.*)?")
                            && spark.sc().statusTracker().getExecutorInfos().length <= 1) {
                        talk.accept("Waiting for " + master
                                + ": it has not started an executor yet. Press Ctrl-C to stop waiting.");
                    }
                }
            }
        } catch (InterruptedException e) {
            // The work is done.
        }
    }

    private static RuntimeException refused(String master, Exception e) {
        Throwable cause = e;
        while (!(cause instanceof FailureException || cause instanceof InputException)
                && cause.getCause() != null
                && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof FailureException || cause instanceof InputException) {
            return (RuntimeException) cause;
        }
        String why = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        String sentence = why.endsWith(".") ? why : why + ".";
        if (IS_NO_CLUSTER.stream().anyMatch(why::contains)) {
            return new InputException("--master \"" + master + "\" is not a valid cluster that can be used: " + sentence
                    + " Use one such as local[2], local-cluster[2,1,1024] or spark://HOST:7077.");
        }
        return new FailureException(
                "Spark at " + master + " gave up: " + sentence
                        + " Check that it is running, and run the same command again with --resume.",
                e);
    }

    @Override
    public void close() {
        spark.close();
        // Only the launcher's own folder, not an installed Spark. Executors that are still ending may write there.
        Optional.ofNullable(System.getProperty("schedulebuilder.spark"))
                .map(Path::of)
                .ifPresent(Cluster::remove);
    }

    private static void remove(Path folder) {
        try {
            TemporaryFiles.remove(folder);
        } catch (IOException e) {
            // The next run of the launcher removes it.
        }
    }
}
