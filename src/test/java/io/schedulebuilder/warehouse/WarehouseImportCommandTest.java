package io.schedulebuilder.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseImportCommandTest {
    @TempDir
    Path folder;

    @Test
    void import_withoutAWarehouse_isRefused_andSaysWhatToType() throws Exception {
        Cli cli = Cli.fresh(folder.resolve("data"));
        Path pages = write("my pages.csv", "page_name\nava\n");

        Cli.Result result = cli.run("warehouse", "import", "--pages", pages.toString(), "--skip-bad-rows");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith(
                        "error: no --warehouse is named, and the embedded warehouse contains the example pages, so your "
                                + "data would be mixed with them. Type:  schedule-builder warehouse import --pages '"
                                + pages
                                + "' --skip-bad-rows --warehouse duckdb:agency.duckdb");
        assertThat(cli.warehouse()).doesNotExist();
    }

    @Test
    void import_withoutAWarehouse_leavesTheExamplesAsTheyAre() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        byte[] before = Files.readAllBytes(cli.warehouse());
        Path pages = write("pages.csv", "page_name\nava\n");

        assertThat(cli.run("warehouse", "import", "--pages", pages.toString()).exitCode())
                .isEqualTo(2);
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);
    }

    @Test
    void init_withoutAWarehouse_isRefused() {
        Cli cli = Cli.fresh(folder.resolve("data"));

        Cli.Result result = cli.run("warehouse", "init");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Type:  schedule-builder warehouse init --warehouse duckdb:agency.duckdb");
        assertThat(cli.warehouse()).doesNotExist();
    }

    @Test
    void help_everyExample_namesAWarehouse() {
        String help = Cli.fresh(folder.resolve("data"))
                .run("warehouse", "import", "--help")
                .out();

        String examples = help.substring(help.indexOf("Examples:"));
        assertThat(examples.split("warehouse import", -1)).hasSizeGreaterThan(1).allSatisfy(example -> assertThat(
                        example)
                .containsAnyOf("Examples:", " --warehouse duckdb:agency.duckdb"));
    }

    @Test
    void import_skippingBadRows_namesEachOfThem() throws Exception {
        Cli cli = Cli.fresh(folder.resolve("data"));
        String warehouse = "duckdb:" + folder.resolve("agency.duckdb");
        assertThat(cli.run("warehouse", "init", "--warehouse", warehouse).exitCode())
                .isZero();
        Path pages = write("pages.csv", "page_name,time_zone\n" + "ava,nowhere\n".repeat(50) + "bea,UTC\n");

        Cli.Result result = cli.run(
                "warehouse", "import", "--warehouse", warehouse, "--pages", pages.toString(), "--skip-bad-rows");

        assertThat(result.exitCode()).isZero();
        for (int line = 2; line <= 51; line++) {
            assertThat(result.err()).contains("skipped: " + pages + ":" + line + ": time_zone \"nowhere\"");
        }
        assertThat(result.err()).contains("50 bad rows were skipped.");
        assertThat(result.out()).contains("51 rows: 1 new, 0 changed, 0 unchanged, 50 skipped");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
