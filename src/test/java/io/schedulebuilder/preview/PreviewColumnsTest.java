package io.schedulebuilder.preview;

import static io.schedulebuilder.preview.Comparisons.page;
import static io.schedulebuilder.preview.Comparisons.plans;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewColumnsTest {
    private static final PageComparison AVA = page("ava", plans(100, 110, 105), plans(50, 61, 54));
    private static final PageComparison NEW = new PageComparison(
            new PageName("new"),
            AVA.horizon(),
            unpriced(AVA.oldRules()),
            unpriced(AVA.newRules()),
            true,
            Comparisons.NOTHING_KNOWN);
    private static final RuleSetComparison COMPARISON =
            Comparisons.of(List.of(AVA, NEW), new PageFailure(new PageName("mia"), "is gone"));

    @Test
    void csv_hasARowForEachPage_andMoneyOnlyWhereItIsKnown() {
        List<List<String>> rows = PreviewColumns.csv(COMPARISON).toList();
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        assertThat(rows.get(1)).contains("ava", "changed", "105.00", "55.00", "-50.00", "-47.6", "11.00", "true");
        assertThat(rows.get(2)).contains("new", "changed", "false").doesNotContain("105.00");
        assertThat(rows.get(3)).startsWith("mia", "2025-11-03", "failed").endsWith("is gone");
    }

    @Test
    void table_showsTheMostChangedFirst_andTotalsOfWhatIsKnown() {
        List<List<String>> text = PreviewColumns.pages(COMPARISON).text();
        assertThat(text.get(1)).contains("ava", "$105 \u2192 $55", "\u2212$50", "\u221247.6%", "yes");
        assertThat(text.get(2)).contains("new", "unknown", "\u2013");
        assertThat(text.get(3)).contains("all 2", "$105 \u2192 $55", "\u2212$50");
    }

    @Test
    void json_hasTheSameTotals() {
        assertThat(PreviewColumns.json(COMPARISON).get("total"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsAllEntriesOf(Map.of("pages", 2L, "changed_pages", 2L, "beyond_noise", true));
    }

    private static PagePlans unpriced(PagePlans plans) {
        return new PagePlans(plans.policy(), plans.weeks(), false);
    }
}
