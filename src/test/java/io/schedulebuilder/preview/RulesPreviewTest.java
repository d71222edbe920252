package io.schedulebuilder.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.week.RepeatedWeeks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesPreviewTest {
    private static final Path RULES = Path.of("rules");

    @TempDir
    Path folder;

    @Test
    void sameRules_changeNothing_andPagesComeInOrderOfName() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        RuleSetComparison comparison = run(told, "theolark", "newpage");

        assertThat(comparison.pages()).extracting(page -> page.page().value()).containsExactly("newpage", "theolark");
        assertThat(comparison.pages()).allSatisfy(page -> {
            assertThat(page.policyChanges()).isFalse();
            assertThat(page.newRules()).isSameAs(page.oldRules());
            assertThat(page.oldRules().weeks()).extracting(PricedWeek::seed).containsExactly(1L, 2L);
        });
        assertThat(comparison.pages())
                .extracting(PageComparison::revenueIsKnown)
                .containsExactly(false, true);
        assertThat(comparison.changedPages()).isEmpty();
        assertThat(told).containsExactlyInAnyOrder("1 of 2", "2 of 2");
    }

    @Test
    void unknownPage_isRefused() {
        assertThatThrownBy(() -> run(new ArrayList<>(), "theolrak"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Nearest of 9: theolark");
    }

    private RuleSetComparison run(List<String> told, String... pages) throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        try (Warehouse warehouse = DuckDbWarehouse.open(cli.warehouse())) {
            return new RulesPreview(warehouse, RULES, RULES, Path.of("solver-config/fast.xml"), InstantSource.system())
                    .run(
                            new RepeatedWeeks(
                                    List.of(pages).stream().map(PageName::new).toList(),
                                    Optional.of(LocalDate.of(2025, 11, 4)),
                                    Optional.empty(),
                                    Optional.empty(),
                                    2),
                            (page, done, total) -> told.add(done + " of " + total));
        }
    }
}
