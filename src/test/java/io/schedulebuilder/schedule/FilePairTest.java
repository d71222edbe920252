package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.ScheduleId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePairTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void schedules_areReadFromBothFiles_asWeWriteThem() throws Exception {
        Plan plan = Plans.planWith(Plans.ppv(-1, "a\nb \"c\""));
        for (ScheduleCsv.Reader reader : ScheduleCsv.Reader.values()) {
            Path csv = folder.resolve(reader + ".csv");
            try (ScheduleFiles files = ScheduleFiles.at(csv, reader)) {
                files.write(plan);
                files.publish();
            }
            FilePair pair = FilePair.ofPlan(PlanReader.beside(csv)).orElseThrow();
            assertThat(pair).isEqualTo(FilePair.ofCsv(csv));
            assertThat(pair.isOf(plan.scheduleId())).isTrue();
            assertThat(pair.isOf(new ScheduleId("another"))).isFalse();
            assertThat(pair.differences(plan)).isEmpty();
            assertThat(pair.differences(Plans.planWith(Plans.ppv(-1, "a")))).hasSize(1);
        }
    }

    @Test
    void filesThatAreNotOurs_haveNoSchedule() throws Exception {
        Path csv = folder.resolve("x.csv");
        FilePair pair = FilePair.ofCsv(csv);
        assertThat(FilePair.ofPlan(pair.plan())).isEmpty();
        assertThat(pair.isOf(new ScheduleId("x"))).isFalse();
        for (String text : new String[] {"", "schedule_id\n", "a,b\n1,2\n", "\"", "\0", "schedule_id,b\nonly\n"}) {
            Files.writeString(csv, text);
            assertThat(pair.csvSchedule()).as(text).isEmpty();
        }
        for (String text : new String[] {"", "[]", "{", "{\"a\":{\"schedule_id\":\"no\"}}", "{\"schedule_id\":[1]}"}) {
            Files.writeString(pair.plan(), text);
            assertThat(pair.planSchedule()).as(text).isEmpty();
        }
        Files.writeString(pair.plan(), "{\"a\":{\"schedule_id\":\"no\"},\"schedule_id\":\"yes\"}");
        assertThat(pair.planSchedule()).contains("yes");
    }
}
