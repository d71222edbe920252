package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final Map<Object, String> SPELLED = Map.ofEntries(
            Map.entry(AccountTier.SMALL, "SMALL"),
            Map.entry(PriceTier.BUMP, "Free"),
            Map.entry(MessageType.BUMP, "Bump"),
            Map.entry(PlanningConstraint.PPV_GAP, "PPV gap"),
            Map.entry(PlanningConstraint.Level.HARD, "hard"),
            Map.entry(PlannedWeek.EndedBy.NOTHING_TO_SOLVE, "nothing to solve"),
            Map.entry(DayOfWeek.SUNDAY, "Sunday"),
            Map.entry(new ScheduleId("ava-1"), "ava-1"),
            Map.entry(new PageName("ava"), "ava"),
            Map.entry(LocalDate.parse("2025-11-03"), "2025-11-03"),
            Map.entry(Instant.parse("2025-11-03T08:00:00Z"), "2025-11-03T08:00:00Z"),
            Map.entry(LocalDateTime.parse("2025-11-03T09:30"), "2025-11-03T09:30"),
            Map.entry(SendTime.parse("2025-11-03 09:30:00"), "2025-11-03 09:30:00"),
            Map.entry(new Minute(LocalDateTime.parse("2025-11-03T09:30")), "2025-11-03 09:30"),
            Map.entry(ZoneId.of("Europe/London"), "Europe/London"));

    @Test
    void value_ofEachKind_isWrittenAsItsText_andReadBack() throws Exception {
        for (Map.Entry<Object, String> spelled : SPELLED.entrySet()) {
            assertThat(Spelling.text(spelled.getKey())).isEqualTo(spelled.getValue());
            assertThat(PlanJson.writeLine(spelled.getKey())).isEqualTo("\"" + spelled.getValue() + "\"\n");
            Class<?> type = spelled.getKey() instanceof Enum<?> word
                    ? word.getDeclaringClass()
                    : spelled.getKey() instanceof ZoneId
                            ? ZoneId.class
                            : spelled.getKey().getClass();
            assertThat(Spelling.of(type).orElseThrow().canRead(spelled.getValue()))
                    .as(spelled.getValue())
                    .isTrue();
            assertThat(PlanJson.bind(new ObjectMapper().readTree("\"" + spelled.getValue() + "\""), type))
                    .isEqualTo(spelled.getKey());
        }
    }

    @Test
    void captionId_isANumber_andAKeyIsSpelledAsAText() {
        assertThat(PlanJson.writeLine(List.of(new CaptionId(Long.MIN_VALUE)))).isEqualTo("[-9223372036854775808]\n");
        assertThat(PlanJson.writeLine(Map.of(PlanningConstraint.LEAST_CHANGE, 7)))
                .isEqualTo("{\"least change\":7}\n");
    }

    @Test
    void text_thatMeansNoValue_cannotBeRead() {
        Stream.of("2025-02-30", "03.11.2025", "+12025-01-01").forEach(text -> assertThat(
                        Spelling.of(LocalDate.class).orElseThrow().canRead(text))
                .as(text)
                .isFalse());
        assertThat(Spelling.of(PriceTier.class).orElseThrow().canRead("free")).isFalse();
        assertThat(Spelling.of(ZoneId.class).orElseThrow().canRead("Moon/Tycho"))
                .isFalse();
        assertThat(Spelling.of(PageName.class).orElseThrow().canRead("  ")).isFalse();
        assertThat(Spelling.of(String.class)).isEmpty();
    }
}
