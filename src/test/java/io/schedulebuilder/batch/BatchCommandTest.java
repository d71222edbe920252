package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BatchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void batch_ofAllPages_writesAFileForEachAndOneOfAll_andLocksNoTextTwice() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path out = folder.resolve("week");

        Cli.Result result = batch(cli, out, "--all-pages", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.path("pages").asInt()).isEqualTo(9);
        assertThat(json.path("failed").asInt()).isZero();
        List<Map<String, String>> all = rows(out.resolve("all-pages-2025-11-04.csv"));
        assertThat(all).hasSize(json.path("messages").asInt());
        assertThat(all.stream().map(row -> row.get("page_name")).distinct())
                .isSorted()
                .hasSize(9);
        Set<String> captions = new HashSet<>();
        all.forEach(row -> assertThat(captions.add(row.get("caption_id")))
                .as(row.toString())
                .isTrue());
        assertThat(out.resolve("jadebri-2025-11-04.csv")).exists();
        assertThat(out.resolve("jadebri-2025-11-04.plan.json")).exists();
        assertThat(files(out)).hasSize(20);
        assertThat(JSON.readTree(cli.run("runs", "list", "--json").out()).path("runs"))
                .hasSize(9);
    }

    @Test
    void batch_onOneCoreOrThree_inWhateverOrder_isTheSame() throws Exception {
        Cli one = Cli.withExamples(folder.resolve("one"));
        Cli three = Cli.withExamples(folder.resolve("three"));
        Path file = Files.writeString(folder.resolve("pages.txt"), "theolark\n\nJadeBri\natlasgrey\n TheoLark \n");
        batch(one, folder.resolve("a"), "--pages", file.toString(), "--parallel", "1");
        batch(three, folder.resolve("b"), "--page-name", "atlasgrey", "jadebri", "theolark", "--parallel", "3");
        assertThat(contents(folder.resolve("a")))
                .isEqualTo(contents(folder.resolve("b")))
                .hasSize(8);
    }

    @Test
    void batch_ofOnePage_isItsBuild() throws Exception {
        Path csv = folder.resolve("alone.csv");
        Cli.withExamples(folder.resolve("alone")).week("build", "theolark", csv);
        batch(Cli.withExamples(folder.resolve("together")), folder.resolve("week"), "--page-name", "theolark");
        assertThat(folder.resolve("week").resolve("theolark-2025-11-04.csv")).hasSameBinaryContentAs(csv);
        assertThat(folder.resolve("week").resolve("theolark-2025-11-04.plan.json"))
                .hasSameBinaryContentAs(folder.resolve("alone.plan.json"));
    }

    @Test
    void batch_ofAllPages_isOfTheActiveCreators_whereTheyAreListed() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + cli.warehouse());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO active_creators VALUES ('theolark')");
        }
        Path out = folder.resolve("week");
        assertThat(batch(cli, out, "--all-pages").exitCode()).isZero();
        assertThat(contents(out).keySet())
                .containsExactlyInAnyOrder(
                        "theolark-2025-11-04.csv",
                        "theolark-2025-11-04.plan.json",
                        "all-pages-2025-11-04.csv",
                        "all-pages-2025-11-04.json");
    }

    @Test
    void batch_again_failsPageByPage_andWithReplaceOrResumeDoesNot() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path out = folder.resolve("week");
        batch(cli, out, "--page-name", "theolark", "ivywren");
        SortedMap<String, String> before = contents(out);

        Cli.Result again = batch(cli, out, "--page-name", "theolark", "ivywren");
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.err()).contains("error: page theolark: the week overlaps what is scheduled already");

        Files.delete(out.resolve("ivywren-2025-11-04.csv"));
        Cli.Result resumed = batch(cli, out, "--page-name", "theolark", "ivywren", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(contents(out)).isEqualTo(before);
        assertThat(batch(cli, out, "--page-name", "theolark", "--replace").exitCode())
                .isZero();
    }

    @Test
    void batch_thatReplaces_andOfWhichAPageFailed_isGoneOnWithWithoutPlanningTheOthersAgain() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path out = folder.resolve("week");
        batch(cli, out, "--page-name", "theolark");
        String[] replace = {"--page-name", "theolark", "nobody", "--replace", "--seed", "2", "--json"};
        Cli.Result replaced = batch(cli, out, replace);
        assertThat(replaced.exitCode()).isEqualTo(4);
        assertThat(replaced.out()).contains("\"slowest_page\" : \"theolark\"");

        Cli.Result resumed = batch(
                cli,
                out,
                Stream.concat(Stream.of(replace), Stream.of("--resume")).toArray(String[]::new));

        assertThat(resumed.exitCode()).isEqualTo(4);
        assertThat(resumed.out())
                .contains("\"page_name\" : \"theolark\"")
                .doesNotContain("\"slowest_page\" : \"theolark\"");
        assertThat(batch(cli, out, "--page-name", "theolark", "--replace", "--seed", "2", "--resume")
                        .exitCode())
                .isZero();
        assertThat(out.resolve(".batch")).doesNotExist();
    }

    @Test
    void batch_thatReplaces_doesNotTakeWhatItIsToReplaceForDone() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path out = folder.resolve("week");
        batch(cli, out, "--page-name", "theolark");
        String before = Files.readString(out.resolve("theolark-2025-11-04.csv"));

        Cli.Result result = batch(cli, out, "--page-name", "theolark", "--replace", "--resume", "--seed", "2");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(out.resolve("theolark-2025-11-04.csv"))).isNotEqualTo(before);
    }

    @Test
    void batch_pagesThatFail_stopNoOther() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path list = Files.writeString(folder.resolve("pages.txt"), "ivywren\nnobody\n");
        Cli.Result result = batch(cli, folder.resolve("week"), "--pages", list.toString(), "--json");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("error: page \"nobody\" is not in the warehouse");
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/built/0/page_name").asText()).isEqualTo("ivywren");
        assertThat(json.at("/failures/0/page_name").asText()).isEqualTo("nobody");
        assertThat(files(folder.resolve("week"))).hasSize(4);
    }

    @Test
    void batch_wrongInput_isRefused() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(batch(cli, file, "--all-pages").err()).contains("is a file. Name a folder.");
        assertThat(batch(cli, folder.resolve("x"), "--pages", file.toString()).err())
                .contains("has no page names");
        assertThat(batch(cli, folder.resolve("x"), "--all-pages", "--parallel", "0")
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("batch", "--all-pages").err()).contains("--start-date");
    }

    private static Cli.Result batch(Cli cli, Path out, String... more) {
        List<String> args =
                new ArrayList<>(List.of("batch", "--start-date", "2025-11-04", "--output-dir", out.toString()));
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            contents.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return contents;
    }

    private static List<Map<String, String>> rows(Path csv) throws IOException, CsvValidationException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(Files.newBufferedReader(csv))) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
