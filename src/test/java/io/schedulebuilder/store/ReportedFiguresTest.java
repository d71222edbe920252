package io.schedulebuilder.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportedFiguresTest {
    /** Of a page that sent nothing: all figures are 0. */
    private static final PageAnalysis NOTHING = PageAnalyzer.analyse(
            new PageHistory(
                    WarehouseRows.AVA, List.of(), List.of(), List.of(), new BankBaseline(Map.of()), Optional.empty()),
            Instant.parse("2025-11-03T08:00:00Z"),
            account -> AccountTier.MICRO);

    @Test
    void sameFigures_orSuchAsAnotherOrderOfSumsGives_differInNothing() {
        assertThat(figures("0.0000", 0, 0, 0, 0).differences(NOTHING)).isEmpty();
        assertThat(figures("0", 5e-10, -5e-10, 5e-10, 0).differences(NOTHING)).isEmpty();
    }

    @Test
    void eachFigureThatDiffers_isNamed_moneyByTheLeast() {
        assertThat(figures("0.0001", 0, 0, 0, 0).differences(NOTHING))
                .containsExactly("revenue $0.0001 there, $0 here");
        assertThat(figures("0", 2e-9, 0.25, 0.5, 3).differences(NOTHING))
                .containsExactly(
                        "3 messages there, 0 here",
                        "saturation 2.0E-9 there, 0.0 here",
                        "dollars a recipient 0.25 there, 0.0 here",
                        "purchases a viewer 0.5 there, 0.0 here");
        assertThat(figures("0", Double.NaN, 0, 0, 0).differences(NOTHING)).hasSize(1);
    }

    private static ReportedFigures figures(
            String revenue, double saturation, double rpr, double conversion, int messages) {
        return new ReportedFigures("theirs", new BigDecimal(revenue), saturation, rpr, conversion, messages);
    }
}
