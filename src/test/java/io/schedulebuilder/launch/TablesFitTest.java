package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.terminal.TextTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print on the example pages fits a terminal of eighty columns. */
@Tag("slow")
class TablesFitTest {
    @TempDir
    Path folder;

    @Test
    void tablesOfTheExamples_fitATerminal() {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        String a = folder.resolve("a.plan.json").toString();
        String b = folder.resolve("b.plan.json").toString();
        String weeks = folder.resolve("weeks").toString();
        List<List<String>> commands = List.of(
                List.of("plan", "--page-name", "jadebri", "--start-date", "2025-11-04", "--output", csv("a")),
                List.of(
                        "plan",
                        "--page-name",
                        "jadebri",
                        "--start-date",
                        "2025-11-04",
                        "--output",
                        csv("b"),
                        "--seed",
                        "2"),
                List.of("diff", a, b),
                List.of("batch", "--all-pages", "--start-date", "2025-11-04", "--output-dir", weeks),
                List.of("batch", "--all-pages", "--start-date", "2025-11-04", "--output-dir", weeks + "2", "--keep"),
                List.of("runs", "list"),
                List.of("rules", "show", "--revenue", "60000", "--saturation", "0.45"),
                List.of("rehearse", "--page-name", "theolark", "--weeks", "2"),
                List.of("health"),
                List.of("value", "check"),
                List.of("warehouse", "sweep"));
        for (List<String> command : commands) {
            Cli.Result result = cli.run(command.toArray(String[]::new));
            assertThat(result.out()).as(command + result.err()).isNotEmpty();
            assertThat(result.out()
                            .lines()
                            .filter(line -> line.length() > TextTable.WIDTH)
                            .filter(line -> !line.contains(folder.toString()))) // a path that cannot be cut
                    .as(command.toString())
                    .isEmpty();
        }
    }

    private String csv(String name) {
        return folder.resolve(name + ".csv").toString();
    }
}
