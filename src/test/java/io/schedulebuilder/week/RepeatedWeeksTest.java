package io.schedulebuilder.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatedWeeksTest {
    private static final Instant WEDNESDAY = Instant.parse("2025-11-12T20:00:00Z");

    @Test
    void freshWarehouse_isTheMondayAfterToday() {
        assertThat(start(Optional.empty(), WEDNESDAY, "2025-11-11T20:00:00Z")).isEqualTo("2025-11-17");
    }

    @Test
    void today_isNeverTheStart() { // Monday noon in Los Angeles: the day has begun
        assertThat(start(Optional.empty(), Instant.parse("2025-11-10T20:00:00Z"), "2025-11-10T19:00:00Z"))
                .isEqualTo("2025-11-17");
    }

    @Test
    void lastMessageMoreThanAWeekOld_isTheMondayAfterIt_andOneOfAWeekIsNot() {
        assertThat(start(Optional.empty(), WEDNESDAY, "2025-11-05T19:59:59Z")).isEqualTo("2025-11-10");
        assertThat(start(Optional.empty(), WEDNESDAY, "2025-11-05T20:00:00Z")).isEqualTo("2025-11-17");
    }

    @Test
    void asOf_wins() {
        assertThat(start(Optional.of(AsOf.parse("2025-10-01")), WEDNESDAY, "2025-11-11T20:00:00Z"))
                .isEqualTo("2025-10-06");
    }

    @Test
    void noMessages_isTheMondayAfterToday() {
        RepeatedWeeks request = request(Optional.empty());
        assertThat(request.start(WEDNESDAY, Optional.empty())).isEqualTo("2025-11-17");
    }

    private static LocalDate start(Optional<AsOf> asOf, Instant now, String lastMessage) {
        return request(asOf).start(now, Optional.of(Instant.parse(lastMessage)));
    }

    private static RepeatedWeeks request(Optional<AsOf> asOf) {
        return new RepeatedWeeks(List.of(), Optional.empty(), asOf, Optional.empty(), 3);
    }
}
