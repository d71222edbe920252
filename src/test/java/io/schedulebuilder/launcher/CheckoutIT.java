package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that was copied, moved, or lies where class paths cannot reach. */
class CheckoutIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHOW =
            List.of("rules", "show", "--revenue", "60000", "--saturation", "0.45", "--json");

    @TempDir
    Path folder;

    private record Result(int exitCode, String out, String err) {}

    /** What Java says of an archive that was made for another place would stand before the JSON. */
    @Test
    void copiedCheckout_printsNothingButJson_andGetsItsOwnArchive() throws Exception {
        Path checkout = copy("copied");
        assertPureJson(run(checkout, Map.of()));
        assertThat(archives(checkout)).singleElement().satisfies(archive -> assertThat(
                        Files.readString(Path.of(archive + ".for")))
                .contains(checkout.resolve("target/schedule-builder.jar").toString()));

        Path moved = Files.move(checkout, folder.resolve("moved"));
        assertPureJson(run(moved, Map.of()));
        assertThat(Files.readString(Path.of(archives(moved).get(0) + ".for")))
                .contains(moved.resolve("target/schedule-builder.jar").toString());
    }

    @Test
    void damagedArchive_isNotHeard() throws Exception {
        Path checkout = copy("damaged");
        run(checkout, Map.of());
        Path archive = archives(checkout).get(0);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertPureJson(run(checkout, Map.of()));
    }

    @Test
    void checkoutWithAColonInItsPath_runsByALink() throws Exception {
        Path checkout = copy("a:b/it's mine");
        assertPureJson(
                run(checkout, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString())));
        assertThat(Files.readSymbolicLink(onlyFileIn(folder.resolve("cache/schedule-builder"))))
                .isEqualTo(checkout);
    }

    @Test
    void cdpath_doesNotLeadElsewhere() throws Exception {
        Files.createDirectories(folder.resolve("decoy/" + PROJECT.getFileName()));
        Process process = start(
                PROJECT.toAbsolutePath().getParent(),
                Map.of("CDPATH", folder.resolve("decoy").toString()),
                Stream.concat(Stream.of(PROJECT.getFileName() + "/schedule-builder"), SHOW.stream())
                        .toList());
        assertPureJson(result(process));
    }

    @Test
    void newerJdk_saysNothing() throws Exception {
        Path jdk = newerJdk();
        Path checkout = copy("newer");
        assertPureJson(run(checkout, Map.of("JAVA_HOME", jdk.toString())));
        assertPureJson(run(checkout, Map.of("JAVA_HOME", jdk.toString())));
    }

    @Test
    void firstBuild_showsItsSteps_andWhyItFailed() throws Exception {
        Path checkout = copy("unbuilt");
        Files.delete(checkout.resolve("target/schedule-builder.jar"));
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(
                mvn,
                """
                #!/bin/sh
                echo '[INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ schedule-builder ---'
                sleep 2
                echo '[ERROR] Foo.java:[3,7] cannot find symbol'
                exit 1
                """);
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Result result = run(checkout, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode error = JSON.readTree(result.out()).required("error");
        assertThat(error.required("kind").asText()).isEqualTo("environment");
        assertThat(error.required("message").asText()).isEqualTo("the build failed; the lines above say why.");
        assertThat(error.required("todo").asText()).contains("build.log");
        assertThat(result.err())
                .startsWith("Building Schedule Builder (once;")
                .contains(
                        " s: compiling\n",
                        "[ERROR] Foo.java:[3,7] cannot find symbol\nerror: the build failed;",
                        "build.log")
                .doesNotContain("\u001b");
    }

    @Test
    void windowsCheckout_hasScriptsThatRun() throws Exception {
        assumeThat(PROJECT.resolve(".git")).exists();
        Path clone = folder.resolve("clone");
        Process git = new ProcessBuilder(
                        "git", "-c", "core.autocrlf=true", "clone", "--quiet", PROJECT.toString(), clone.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("git.log").toFile())
                .start();
        assertThat(git.waitFor())
                .as(Files.readString(folder.resolve("git.log")))
                .isZero();
        for (String file : List.of("schedule-builder", "examples/operations/keep-up", "rules/tiers.drl", "pom.xml")) {
            assertThat(Files.readString(clone.resolve(file))).as(file).doesNotContain("\r");
        }
        for (String csv : List.of("examples/captions.csv", "benchmarks/suite/results.csv")) {
            assertThat(clone.resolve(csv)).hasSameBinaryContentAs(PROJECT.resolve(csv));
        }
    }

    @Test
    void homeFolder_afterDuckdb_isExpandedAsAShellWould() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Process process = start(
                folder,
                Map.of("HOME", home.toString()),
                List.of(PROJECT + "/schedule-builder", "warehouse", "init", "--warehouse", "duckdb:~/mine.duckdb"));
        assertThat(result(process).exitCode()).isZero();
        assertThat(home.resolve("mine.duckdb")).exists();
    }

    private static void assertPureJson(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(JSON.readValue(result.out(), JsonNode.class))
                .as(result.out())
                .isNotNull();
        assertThat(result.out().strip()).matches("(?s)[\\[{].*[]}]");
        assertThat(result.err()).isEmpty();
    }

    /** What a run needs of the checkout; what is large is linked. */
    private Path copy(String name) throws Exception {
        Path checkout = folder.resolve(name);
        Files.createDirectories(checkout.resolve("target"));
        List<String> command = new ArrayList<>(List.of("cp", "-r"));
        for (String part : List.of("schedule-builder", "pom.xml", "src", "rules", "solver-config", "examples")) {
            command.add(PROJECT.resolve(part).toString());
        }
        command.add(checkout.toString());
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        try (Stream<Path> files = Files.list(PROJECT.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = checkout.resolve("target").resolve(String.valueOf(file.getFileName()));
                if (file.toString().contains("libduckdb")) {
                    Files.createSymbolicLink(copied, file);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
        return checkout;
    }

    private static List<Path> archives(Path checkout) throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static Path onlyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static Path newerJdk() throws IOException {
        Path jdks = Path.of("/usr/lib/jvm");
        assumeThat(jdks).exists();
        try (Stream<Path> all = Files.list(jdks)) {
            List<Path> newer =
                    all.filter(jdk -> isNewer(jdk.resolve("release"))).toList();
            assumeThat(newer).as("there is no JDK 21 or newer here").isNotEmpty();
            return newer.get(0);
        }
    }

    private static boolean isNewer(Path release) {
        try {
            return Files.exists(release)
                    && Files.readString(release, StandardCharsets.UTF_8).matches("(?s).*JAVA_VERSION=\"2[1-9].*");
        } catch (IOException e) {
            return false;
        }
    }

    private Result run(Path checkout, Map<String, String> environment) throws Exception {
        Stream<String> command = Stream.concat(Stream.of(checkout + "/schedule-builder"), SHOW.stream());
        return result(start(folder, environment, command.toList()));
    }

    private Result result(Process process) throws Exception {
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return new Result(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Process start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
