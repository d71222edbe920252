package io.schedulebuilder.launch;

import io.schedulebuilder.terminal.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The command line in this process, on a copy of the example warehouse. */
public final class Cli {
    public static final Path PROJECT = Path.of("").toAbsolutePath();

    private static final Path SEEDED = PROJECT.resolve("target").resolve("seeded-for-tests");

    private final Installation installation;

    private Cli(Path home, Path data) {
        this(new Installation(home, data, false, false, Optional.empty()));
    }

    /** As a person has it who uses no terminal. */
    static Installation installation(Path data) {
        return fresh(data).installation;
    }

    private Cli(Installation installation) {
        this.installation = installation;
    }

    /** The same where the environment names an address to notify. */
    public Cli notifying(String address) {
        return new Cli(new Installation(installation.home(), installation.data(), false, false, Optional.of(address)));
    }

    /** What a command answered. */
    public record Result(int exitCode, String out, String err) {}

    /** With the example pages, seeded once for all tests. */
    public static Cli withExamples(Path data) {
        try {
            Files.createDirectories(data);
            Files.copy(seeded(), data.resolve("warehouse.duckdb"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cli(PROJECT, data);
    }

    /** With an embedded warehouse that nobody has made yet. */
    public static Cli fresh(Path data) {
        return new Cli(PROJECT, data);
    }

    Path data() {
        return installation.data();
    }

    public Path warehouse() {
        return installation.embeddedWarehouse();
    }

    public Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = ScheduleBuilderCommand.commandLine(installation, args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** Watches rules, and hands on each line as it is printed; returns the exit code once the thread is interrupted. */
    public int watch(Consumer<String> lines, Path rules) {
        Writer out = new StringWriter() {
            @Override
            public void flush() {
                getBuffer().toString().lines().forEach(lines);
                getBuffer().setLength(0);
            }
        };
        return ScheduleBuilderCommand.commandLine(installation)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("rules", "check", "--watch", "--json", "--rules", rules.toString());
    }

    /** A build or plan of an example page's week. */
    public Result week(String command, String page, Path csv, String... more) {
        String[] args = {command, "--page-name", page, "--start-date", "2025-11-04", "--output", csv.toString()};
        return run(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
    }

    private static synchronized Path seeded() {
        Path warehouse = SEEDED.resolve("warehouse.duckdb");
        if (!Files.exists(warehouse) || isOlderThanExamples(warehouse)) {
            deleteQuietly(warehouse);
            Result result = fresh(SEEDED).run("runs", "list");
            if (result.exitCode() != 0) {
                throw new IllegalStateException(result.err());
            }
        }
        return warehouse;
    }

    private static boolean isOlderThanExamples(Path warehouse) {
        try (Stream<Path> examples = Files.walk(PROJECT.resolve("examples"));
                Stream<Path> classes = Files.walk(PROJECT.resolve("target").resolve("classes"))) {
            long made = Files.getLastModifiedTime(warehouse).toMillis();
            return Stream.concat(examples, classes)
                    .anyMatch(path -> path.toFile().lastModified() > made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
