package io.schedulebuilder.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AsOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekSettingsTest {
    private static final LocalDate START = LocalDate.parse("2025-11-04");

    @Test
    void settings_thatAreSerialized_comeBackTheSame() throws Exception {
        WeekSettings all = new WeekSettings(
                START,
                2,
                Optional.of(AsOf.parse("2025-11-03T09:30")),
                Optional.of(ZoneId.of("Europe/Berlin")),
                7,
                WeekSettings.Earlier.ARE_KEPT,
                WeekSettings.Selection.PROGRAM,
                true);
        for (WeekSettings settings : new WeekSettings[] {all, WeekSettings.from(START)}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(settings);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(settings);
            }
        }
    }

    @Test
    void oneSetting_changed_leavesTheOthers() {
        WeekSettings changed = WeekSettings.from(START).weeks(3).withSeed(9).with(WeekSettings.Earlier.GIVE_WAY);
        assertThat(changed)
                .isEqualTo(new WeekSettings(
                        START,
                        3,
                        Optional.empty(),
                        Optional.empty(),
                        9,
                        WeekSettings.Earlier.GIVE_WAY,
                        WeekSettings.Selection.PROGRAM,
                        false));
    }
}
