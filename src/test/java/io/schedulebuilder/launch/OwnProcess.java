package io.schedulebuilder.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line in a process of its own, for what only a whole process shows: its settings, its heap, its end. */
public record OwnProcess(List<String> settings, Path data) {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern SPARK =
            Pattern.compile("[/\\\\](org[/\\\\]apache[/\\\\](spark|hadoop)|scala-lang)[/\\\\]");

    /** What it answered. */
    public record Result(int exitCode, String out, String err) {}

    /** With settings of the Java machine, and an embedded warehouse in a folder. */
    public static OwnProcess with(List<String> settings, Path data) {
        return new OwnProcess(List.copyOf(settings), data);
    }

    /** What the jar has. Spark's libraries alone would fill a small heap. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !SPARK.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public Result run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dschedulebuilder.home=" + Cli.PROJECT);
        command.add("-Dschedulebuilder.data=" + data);
        command.addAll(settings);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("own-process", ".out");
        Path err = Files.createTempFile("own-process", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Cli.PROJECT.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("still running after " + PATIENCE_SECONDS + " s: " + String.join(" ", args));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
