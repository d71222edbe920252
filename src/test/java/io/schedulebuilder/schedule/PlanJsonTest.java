package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {
    @Test
    void plan_writtenAndReadBack_isTheSame() {
        Plan plan = Plans.planWith(Plans.ppv(-1, "a\nb \uD83D\uDE0D"));
        assertThat(PlanReader.read(PlanJson.write(plan), "test")).isEqualTo(plan);
    }

    @Test
    void plan_written_usesTheKeysThatOthersRead() throws Exception {
        JsonNode json = new ObjectMapper().readTree(PlanJson.write(Plans.planWith(Plans.ppv(-1, "a"))));
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "schedule_id",
                        "page_name",
                        "start_date",
                        "weeks",
                        "time_zone",
                        "as_of",
                        "account_tier",
                        "saturation_zone",
                        "saturation_score",
                        "behavioral_segment",
                        "policy",
                        "score",
                        "messages",
                        "substitutions",
                        "unplaced",
                        "run");
        assertThat(json.at("/policy/active_hours/start").asText()).isEqualTo("08:00");
        assertThat(json.at("/policy/min_gap_minutes").asInt()).isEqualTo(150);
        assertThat(json.at("/policy/set_by/tier/line").asInt()).isEqualTo(12);
        assertThat(json.at("/unplaced/0/caption_id").isNull()).isTrue();
        assertThat(json.at("/run/solver_config_sha256").asText()).isEqualTo("aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"schedule_id\": 3}", "not json", "{\"messages\": [null]}"})
    void read_notAPlan_saysSoWithoutATrace(String json) {
        assertThatThrownBy(() -> PlanReader.read(json, "x.plan.json"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.plan.json")
                .hasMessageContaining("is not a plan")
                .hasMessageEndingWith("Name a plan.json that `schedule-builder plan` wrote.");
    }

    @Test
    void read_missingFile_namesIt(@TempDir Path folder) {
        Path missing = folder.resolve("x.plan.json");
        assertThatThrownBy(() -> PlanReader.read(missing))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(missing + ": there is no such file.");
    }

    @Test
    void read_notUtf8_isRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.plan.json");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> PlanReader.read(file)).isInstanceOf(InputException.class);
    }
}
