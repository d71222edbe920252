package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody knows what a page earns that has no data: nothing promises it, and no sum holds it. */
@Tag("slow")
class UnknownRevenueTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void examples() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void plan_ofANewPage_promisesNothing() throws IOException {
        Path csv = folder.resolve("new.csv");
        assertThat(cli.week("plan", "newpage", csv).out().replaceAll("\\s+", " "))
                .contains("Expected revenue unknown, because the page has no data.")
                .doesNotContain("down (+", "down (0.0%)");
        assertThat(JSON.readTree(cli.week("plan", "newpage", csv, "--json").out())
                        .path("expected_revenue")
                        .isNull())
                .isTrue();

        Path other = folder.resolve("other.csv");
        cli.week("plan", "ivywren", other);
        Cli.Result diff = cli.run(
                "diff",
                folder.resolve("new.plan.json").toString(),
                folder.resolve("other.plan.json").toString());
        assertThat(diff.out()).containsPattern("expected revenue +unknown +\\$");
    }

    @Test
    void batch_withANewPage_sumsTheOthers() throws IOException {
        Path run = folder.resolve("run.json");
        Cli.Result batch = cli.run(
                "batch",
                "--page-name",
                "newpage",
                "ivywren",
                "--start-date",
                "2025-11-04",
                "--output-dir",
                folder.resolve("week").toString(),
                "--summary",
                run.toString());

        assertThat(batch.out()).containsPattern("newpage .*unknown");
        JsonNode summary = JSON.readTree(run.toFile());
        BigDecimal total = summary.path("expected_revenue").decimalValue();
        for (JsonNode page : summary.path("built")) {
            if (page.path("page_name").asText().equals("newpage")) {
                assertThat(page.path("expected_revenue").isNull()).isTrue();
            } else {
                assertThat(page.path("expected_revenue").decimalValue()).isEqualByComparingTo(total);
            }
        }
        assertThat(summary.path("text").asText()).contains(" expected without 1 page that has no data.");
    }

    @Test
    void preview_withANewPage_sumsTheOthers() throws IOException {
        String rules = Cli.PROJECT.resolve("rules").toString();
        String[] args = {
            "rules",
            "preview",
            "--rules",
            rules,
            "--against",
            rules,
            "--page-name",
            "newpage",
            "--start-date",
            "2025-11-04",
            "--seeds",
            "2"
        };
        assertThat(cli.run(args).out().toLowerCase(Locale.ROOT)).contains("unknown");

        String[] json = Arrays.copyOf(args, args.length + 1);
        json[args.length] = "--json";
        JsonNode preview = JSON.readTree(cli.run(json).out());
        assertThat(preview.path("pages")
                        .get(0)
                        .path("old_rules")
                        .path("expected_revenue")
                        .isNull())
                .isTrue();
        assertThat(preview.path("total")
                        .path("old_rules")
                        .path("expected_revenue")
                        .decimalValue())
                .isEqualByComparingTo("0");
    }
}
