package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.store.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The emulator that tests run against: bqemulator from PyPI, installed under target/ with every file pinned by its hash,
 * started once for a process and stopped with it.
 */
public final class Emulator {
    private static final Path HOME = Path.of("target", "bqemulator").toAbsolutePath();
    private static final String SKIP =
            " Tests against BigQuery need Python 3.11 or newer with venv, and PyPI. To leave them out:  mvn verify -DexcludedGroups=bigquery";
    private static final AtomicInteger DATASETS = new AtomicInteger();

    private static final class Shared {
        private static final Emulator ONE = start();
    }

    private final URI address;

    private Emulator(URI address) {
        this.address = address;
    }

    /** The one of this process. */
    public static Emulator shared() {
        return Shared.ONE;
    }

    /** Of its REST API. */
    public URI address() {
        return address;
    }

    /** A dataset without tables. */
    public Dataset emptyDataset() {
        Dataset dataset =
                new Dataset("test-project", "data_" + ProcessHandle.current().pid() + "_" + DATASETS.incrementAndGet());
        post(
                "/bigquery/v2/projects/" + dataset.project() + "/datasets",
                String.format(
                        Locale.ROOT,
                        "{\"datasetReference\": {\"projectId\": \"%s\", \"datasetId\": \"%s\"}, \"location\": \"US\"}",
                        dataset.project(),
                        dataset.name()));
        return dataset;
    }

    private void post(String path, String json) {
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(json))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Emulator start() {
        try {
            install();
            int rest = freePort();
            int grpc = freePort();
            Path log = HOME.resolve("emulator-" + ProcessHandle.current().pid() + ".log");
            ProcessBuilder command = new ProcessBuilder(
                    HOME.resolve("venv/bin/bqemulator").toString(),
                    "start",
                    "--rest-port",
                    Integer.toString(rest),
                    "--grpc-port",
                    Integer.toString(grpc),
                    "--log-level",
                    "error");
            command.environment().put("HOME", HOME.resolve("home").toString()); // where the engine looks for extensions
            command.redirectErrorStream(true).redirectOutput(log.toFile());
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            URI address = URI.create("http://127.0.0.1:" + rest);
            await(process, address, log);
            return new Emulator(address);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The BigQuery emulator cannot be started (" + e.getMessage() + ")." + SKIP, e);
        }
    }

    private static void await(Process process, URI address, Path log) throws IOException {
        for (int i = 0; i < 600; i++) {
            if (!process.isAlive()) {
                throw new IOException("it ended: " + Files.readString(log));
            }
            try {
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build()
                        .send(
                                HttpRequest.newBuilder(address.resolve("/bigquery/v2/projects/test-project/datasets"))
                                        .build(),
                                BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                sleep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IOException("it does not answer after a minute, see " + log);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Once for each version of the list of packages; a second process waits for the first. */
    private static void install() throws IOException {
        Files.createDirectories(HOME.resolve("home"));
        try (FileChannel channel =
                        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                InputStream packages =
                        Objects.requireNonNull(Emulator.class.getResourceAsStream("/bqemulator/requirements.txt"))) {
            String list = new String(packages.readAllBytes(), StandardCharsets.UTF_8);
            Path mark = HOME.resolve("installed");
            if (lock.isValid() && Files.exists(mark) && Files.readString(mark).equals(Digest.hex(list))) {
                return;
            }
            Files.deleteIfExists(mark);
            Path requirements = Files.writeString(HOME.resolve("requirements.txt"), list);
            String python = HOME.resolve("venv/bin/python").toString();
            run("python3", "-m", "venv", "--clear", HOME.resolve("venv").toString());
            run(
                    python,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--require-hashes",
                    "-r",
                    requirements.toString());
            run(python, "-c", "from duckdb_extensions import import_extension; import_extension('spatial')");
            Files.writeString(mark, Digest.hex(list));
        }
    }

    private static void run(String... command) throws IOException {
        Path log = HOME.resolve("install.log");
        ProcessBuilder process = new ProcessBuilder(new ArrayList<>(List.of(command)));
        process.environment().put("HOME", HOME.resolve("home").toString());
        process.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            int code = process.start().waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
