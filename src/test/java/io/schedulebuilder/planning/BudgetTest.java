package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    @ParameterizedTest
    @CsvSource({"500,500,500", "10k,10000,10k", "2.5k,2500,2500", "2M,2000000,2M", "1.5M,1500000,1500k"})
    void parse_count(String text, long count, String shown) {
        assertThat(Budget.parse(text))
                .contains(new Budget.ScoreCalculations(count))
                .hasValueSatisfying(budget -> assertThat(budget).hasToString(shown));
    }

    @ParameterizedTest
    @CsvSource({"500ms,500,500ms", "5s,5000,5s", "0.5s,500,500ms"})
    void parse_time(String text, long millis, String shown) {
        assertThat(Budget.parse(text))
                .contains(new Budget.Time(Duration.ofMillis(millis)))
                .hasValueSatisfying(budget -> assertThat(budget).hasToString(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "0.1", "10 k", "10m", "1h", "k", "5ss", "1e3", "2000M", "99999999999"})
    void parse_whatIsNone(String text) {
        assertThat(Budget.parse(text)).isEmpty();
    }
}
