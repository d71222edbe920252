package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests do to a warehouse from another process. */
final class OtherProcess {
    private static final Set<String> COUNTED = Set.of(
            "prepareStatement",
            "execute",
            "executeQuery",
            "executeUpdate",
            "unwrap",
            "setAutoCommit",
            "commit",
            "close");

    private OtherProcess() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        switch (args[0]) {
            case "hold" -> {
                try (Connection held = DuckDbFile.connect(file, false)) {
                    System.out.println(held.isClosed() ? "not held" : "held");
                    Thread.sleep(args.length > 2 ? Long.parseLong(args[2]) : 60_000);
                }
            }
            case "commit" ->
                System.out.println(DuckDbWarehouse.open(file)
                        .commit(wanting(args[2]))
                        .getClass()
                        .getSimpleName());
            case "seed" -> System.out.println(DuckDbWarehouse.seed(file, OtherProcess::bank, LoadProgress.SILENT));
            case "die" -> {
                AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
                Warehouse mortal = DuckDbWarehouse.open(
                        file,
                        DuckDbWarehouse.PATIENCE,
                        waiting -> {},
                        (path, readOnly) -> dying(Connection.class, DuckDbFile.connect(path, readOnly), left));
                System.out.println(mortal.commit(successor()).getClass().getSimpleName());
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static ImportBatch bank() {
        return new ImportBatch(
                List.of(),
                List.of(
                        WarehouseRows.caption(1, "one", "mid"),
                        WarehouseRows.caption(2, "two", "mid"),
                        WarehouseRows.caption(3, "three", "mid")),
                List.of(),
                List.of(),
                Set.of());
    }

    /** A plan for caption 1, of the page that the id begins with: ava or zoe. */
    static Commitment wanting(String id) {
        return WarehouseRows.plan(id, id.startsWith("ava") ? WarehouseRows.AVA : WarehouseRows.ZOE, WarehouseRows.WEEK)
                .lock(1, "2025-11-05T19:00")
                .commitment();
    }

    /** A plan with one lock, there from the start. */
    static Commitment old() {
        return WarehouseRows.plan("mia-old", WarehouseRows.MIA, WarehouseRows.WEEK)
                .lock(2, "2025-11-05T19:00")
                .commitment();
    }

    /** One with two, in its place. */
    static Commitment successor() {
        return WarehouseRows.plan("mia-new", WarehouseRows.MIA, WarehouseRows.WEEK)
                .replacing("mia-old")
                .lock(2, "2025-11-06T19:00")
                .lock(3, "2025-11-07T19:00")
                .commitment();
    }

    static Process start(String what, Path file, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + file.getParent(), // where a killed process leaves its library
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                what,
                file.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A killed process leaves its copy of the engine, 57 MB. */
    static void cleanUpAfterKill(Path file) throws IOException {
        try (var left = Files.newDirectoryStream(file.getParent(), "libduckdb*")) {
            for (Path library : left) {
                Files.delete(library);
            }
        }
    }

    static void await(Process process, String line) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String read = reader.readLine(); !line.equals(read); read = reader.readLine()) {
            if (read == null) {
                throw new IllegalStateException("ended before it said " + line);
            }
        }
    }

    static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    /** Stops the process, as by kill -9, in place of the last call that is left. */
    private static <T> T dying(Class<T> type, T real, AtomicInteger left) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (COUNTED.contains(method.getName()) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137);
            }
            try {
                Object result = method.invoke(real, args);
                if (result instanceof PreparedStatement statement) {
                    return dying(PreparedStatement.class, statement, left);
                }
                return result instanceof Statement statement ? dying(Statement.class, statement, left) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
