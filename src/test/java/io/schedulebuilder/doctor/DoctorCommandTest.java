package io.schedulebuilder.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DoctorCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void doctor_ofTheExamples_findsNothing_andCountsTheFreeCaptionsOfEachPage() throws Exception {
        Cli.Result result = cli.run("doctor");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("ok  rules", "ok  solver configuration", "  jadebri ", "Weeks can be built.")
                .doesNotContain("FAULT", "warning");

        JsonNode json = new ObjectMapper().readTree(cli.run("doctor", "--json").out());
        assertThat(json.path("pages")).hasSize(9);
        assertThat(json.path("pages").path(0).path("by_tier").path("Mid").asInt())
                .isPositive();
    }

    @Test
    void doctor_ofBrokenRules_isAFault_withWhatToDo() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("broken.drl"), "rule \"x\" when then end");

        Cli.Result result = cli.run("doctor", "--rules", rules.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("FAULT", "→ schedule-builder rules check", "Weeks cannot be built yet.")
                .doesNotContain("\tat ");
    }

    @Test
    void doctor_ofASolverConfigurationThatIsNone_doesNotAdviseOfRules() {
        Cli.Result result =
                cli.run("doctor", "--solver-config", folder.resolve("none.xml").toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("FAULT  solver configuration").doesNotContain("rules check");
    }

    @Test
    void doctor_ofAWarehouseThatIsNotThere_saysHowToMakeOne() {
        Cli.Result result = cli.run("doctor", "--warehouse", "duckdb:" + folder.resolve("none.duckdb"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("FAULT", "Create one with schedule-builder warehouse init");
    }

    @Test
    void doctor_ofAnEmptyWarehouse_warnsThatThereIsNoPage() {
        String warehouse = "duckdb:" + folder.resolve("empty.duckdb");
        cli.run("warehouse", "init", "--warehouse", warehouse);

        Cli.Result result = cli.run("doctor", "--warehouse", warehouse);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("warning", "no pages found", "warehouse import");
    }
}
