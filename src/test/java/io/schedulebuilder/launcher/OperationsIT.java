package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What examples/operations tells cron and systemd to run does run, with as little around it as they give. */
class OperationsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path OPERATIONS = PROJECT.resolve("examples/operations");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void crontabsLine_inABareEnvironment_buildsTheWeek_andRunAgainDoesNothing() throws Exception {
        seedWarehouse();
        List<String> commands = crontab("build-next-week");
        assertThat(commands).hasSize(2);
        JsonNode first = run(commands.get(0));
        assertThat(first.path("outcome").asText()).isEqualTo("done");
        assertThat(first.path("built")).hasSize(9);
        assertThat(run(commands.get(1)).path("built")).isEqualTo(first.path("built"));
    }

    @Test
    void crontabsDailyLines_inABareEnvironment_keepTheWarehouseUp_andSayThatNothingWasBuilt() throws Exception {
        seedWarehouse();
        assertThat(executeBare(crontab("keep-up").get(0) + " --day 2025-11-04"))
                .as(out())
                .isZero();
        assertThat(executeBare(crontab("check-health").get(0))).as(out()).isEqualTo(5);
        assertThat(out()).contains("Not healthy: no success");
    }

    /** The commands of the lines that run a script, with the paths of this machine. */
    private List<String> crontab(String script) throws IOException {
        return Files.readAllLines(OPERATIONS.resolve("crontab")).stream()
                .filter(line -> line.matches("[0-9*].*/" + script))
                .map(line -> here(line.split("\\s+", 6)[5]))
                .toList();
    }

    @Test
    void servicesCommand_inABareEnvironment_buildsTheWeek() throws Exception {
        seedWarehouse();
        String command = Files.readAllLines(OPERATIONS.resolve("schedule-builder-week.service")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow()
                .substring("ExecStart=".length());
        assertThat(run(here(command) + " --page-name").path("outcome").isMissingNode())
                .as("options are handed on, and these contradict")
                .isTrue();
        assertThat(run(here(command)).path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void units_areWhatSystemdUnderstands() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeThat(analyze)
                .as("systemd is not installed: the units are not checked")
                .exists();
        assertUnderstood(analyze, "schedule-builder-week", "Sun *-*-* 20:00:00");
        assertUnderstood(analyze, "schedule-builder-daily", "*-*-* 04:30:00");
    }

    private void assertUnderstood(Path analyze, String unit, String normalized) throws Exception {
        Path service = folder.resolve(unit + ".service");
        Files.writeString(service, here(Files.readString(OPERATIONS.resolve(unit + ".service"))));
        Path timer = Files.copy(OPERATIONS.resolve(unit + ".timer"), folder.resolve(unit + ".timer"));
        assertThat(execute(analyze.toString(), "verify", service.toString(), timer.toString()))
                .isZero();
        assertThat(out()).doesNotContain(unit);
        String calendar = Files.readAllLines(timer).stream()
                .filter(line -> line.startsWith("OnCalendar="))
                .findFirst()
                .orElseThrow()
                .substring("OnCalendar=".length());
        assertThat(execute(analyze.toString(), "calendar", calendar)).isZero();
        assertThat(out()).contains(normalized);
    }

    /** The same with the paths of this machine. */
    private String here(String text) {
        return text.replace("/opt/schedule-builder", PROJECT.toString())
                .replace("/var/lib/schedule-builder", folder.toString());
    }

    private void seedWarehouse() throws IOException, InterruptedException {
        assertThat(execute(
                        "env",
                        "SCHEDULE_BUILDER_DATA=" + folder,
                        PROJECT.resolve("schedule-builder").toString(),
                        "runs",
                        "list"))
                .isZero();
        Files.move(folder.resolve("warehouse.duckdb"), folder.resolve("agency.duckdb"));
    }

    /** Runs a line as cron does, and reads the summary that it leaves. */
    private JsonNode run(String line) throws IOException, InterruptedException {
        int code = executeBare(line);
        Path weeks = folder.resolve("weeks");
        if (!Files.isDirectory(weeks)) {
            assertThat(code).as(out()).isEqualTo(2);
            return JSON.missingNode();
        }
        assertThat(code).as(out()).isZero();
        assertThat(out()).isEmpty();
        try (Stream<Path> files = Files.list(weeks)) {
            return JSON.readTree(files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    /** As cron does: with next to no environment. */
    private int executeBare(String line) throws IOException, InterruptedException {
        return execute(
                "env",
                "-i",
                "HOME=" + folder,
                "PATH=" + Path.of(System.getProperty("java.home"), "bin") + ":/usr/local/bin:/usr/bin:/bin",
                "/bin/sh",
                "-c",
                line);
    }

    private int execute(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }
}
