package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case files as people and spreadsheets write them. */
class CaseFolderTest {
    @TempDir
    Path folder;

    @Test
    void shippedCases_holdTheGoldenCells_andAllPassUnderTheRealEngine() throws Exception {
        Path golden = Path.of("src/test/resources/io/schedulebuilder/policy/policy-golden.csv");
        assertThat(Books.SHIPPED_FOLDER.resolve("tests/golden.csv")).hasSameTextualContentAs(golden);
        PolicyEngine rules = PolicyEngine.load(Books.SHIPPED_FOLDER);

        List<Case> cases = CaseFolder.read(Books.SHIPPED_FOLDER);

        assertThat(cases.stream().filter(one -> one.place().file().equals("rules/tests/golden.csv")))
                .hasSize(43);
        assertThat(cases).allSatisfy(one -> assertThat(CaseResult.of(rules, one).sentences())
                .isEmpty());
    }

    @Test
    void cases_besideTheRules_changeNeitherTheBookNorItsHash() throws Exception {
        Path rules = copyOfShipped();
        RuleBook without = RuleBook.read(rules);
        write("cases.csv", "revenue,saturation,tier\n1,0,MICRO\n");

        assertThat(RuleBook.read(rules)).isEqualTo(without);
    }

    @Test
    void directions_andHiddenFiles_areNoCases() throws Exception {
        write("directions.csv", "statement,more,parameter,must,severity\nx,saturation,weekly_ppvs,not rise,error\n");
        write(".cases.csv", "nonsense");
        write("notes.txt", "nonsense");
        write("my-directions.csv", "revenue,saturation,tier\n1,0,MICRO\n");

        assertThat(CaseFolder.read(folder)).hasSize(1);
    }

    @Test
    void folder_missingOrEmpty_saysWhatToWrite() throws Exception {
        assertThatThrownBy(() -> CaseFolder.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("tests")
                        + ": the folder does not exist. Create it and add a file such as cases.csv with the header "
                        + "revenue,saturation,tier,weekly_ppvs and one row for each account.");
        write("cases.csv", "revenue,saturation,tier\n");
        assertThatThrownBy(() -> CaseFolder.read(folder))
                .hasMessageContaining(
                        "tests/cases.csv: has no cases. Write a header and one row for each case, or remove the file.");
    }

    @Test
    void faults_ofAllFiles_areReportedAtOnce() throws Exception {
        write("a.csv", "revenue,saturation,tier\n-1,0,MICRO\n");
        Files.write(folder.resolve("tests/b.csv"), new byte[] {'r', (byte) 0xff});

        String name = folder.getFileName() + "/tests/";
        assertThatThrownBy(() -> CaseFolder.read(folder))
                .hasMessage(name + "a.csv:2: column revenue: -1 is below 0.\n" + name
                        + "b.csv:1: not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void row_ofASpreadsheet_isRead() {
        List<Case> cases = Books.cases(
                "\uFEFFsaturation,revenue,segment,active_hours.start,weekly_ppvs,note,,",
                "0.30,5000.00,PREMIUM,8:00:00,6.0,\"a, quoted\nnote\",,",
                ",,,,,,,",
                "0.1,1,,,6,,,");

        assertThat(cases).hasSize(2);
        assertThat(cases.get(0).segment()).contains(Segment.PREMIUM);
        assertThat(cases.get(0).title()).isEqualTo("saturation 0.3, revenue 5,000, segment PREMIUM (a, quoted note)");
        assertThat(cases.get(1).place()).hasToString("rules/tests/x.csv:5");
        assertThat(Books.results(Books.SHIPPED, cases)).allMatch(CaseResult::passed);
    }

    @Test
    void header_wrong_isReportedWithTheNearestName_andItsRowsAreNotBlamed() {
        assertThat(Books.faultsOf("revenue,weekly_pvs,weekly_bumps,weekly_bumps", "x,y,z,z"))
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .startsWith("rules/tests/x.csv:1: unknown column \"weekly_pvs\". Did you mean "
                                        + "weekly_ppvs? Columns: revenue, saturation, "),
                        fault -> assertThat(fault)
                                .isEqualTo("rules/tests/x.csv:1: column weekly_bumps appears twice. Keep one."),
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "rules/tests/x.csv:1: there is no column saturation. Add it: each case needs the account's "
                                                + "revenue and saturation."));
        assertThat(Books.faultsOf("revenue;saturation;tier"))
                .containsExactly("rules/tests/x.csv:1: the columns are separated by semicolons. Save the file "
                        + "with commas.");
        assertThat(Books.faultsOf("revenue\tsaturation\ttier"))
                .containsExactly("rules/tests/x.csv:1: the columns are separated by tabs. Save the file with commas.");
        assertThat(Books.faultsOf("revenue,saturation,note", "1,0,x"))
                .containsExactly(
                        "rules/tests/x.csv:1: no column has an expected value. Add one, such as tier or weekly_ppvs.");
    }

    @Test
    void cells_wrong_areEachReportedByColumn() {
        assertThat(Books.faultsOf(
                        "revenue,saturation,message_count,segment,tier,weekly_ppvs,active_hours.end,peak_hours.weekday",
                        "\"5,000\",75,1.5,GOLD,MIKRO,many,8am,9 24",
                        ",0.5,,,MICRO,,,",
                        "1,0,,,,,,",
                        "1,0,,,MICRO,,,,surplus"))
                .containsExactly(
                        "rules/tests/x.csv:2: column revenue: \"5,000\" is not a number. Write digits and a point: "
                                + "4999.99.",
                        "rules/tests/x.csv:2: column saturation: 75 is not between 0 and 1. 75 percent is 0.75.",
                        "rules/tests/x.csv:2: column message_count: 1.5 is not a whole number, 0 or more.",
                        "rules/tests/x.csv:2: column segment: unknown segment \"GOLD\". Segments: BUDGET, STANDARD, "
                                + "PREMIUM, LUXURY, EXPLORATORY.",
                        "rules/tests/x.csv:2: column tier: unknown tier \"MIKRO\". Did you mean MICRO? One of: MICRO, "
                                + "SMALL, MEDIUM, LARGE, MEGA.",
                        "rules/tests/x.csv:2: column weekly_ppvs: \"many\" is not a number. Write digits and a point: "
                                + "12 or 0.75.",
                        "rules/tests/x.csv:2: column active_hours.end: \"8am\" is not a time of day. Write HH:mm, such "
                                + "as 08:00.",
                        "rules/tests/x.csv:2: column peak_hours.weekday: \"9 24\" are not hours. Write them with spaces "
                                + "between: 9 13 17.",
                        "rules/tests/x.csv:3: column revenue: the cell is empty. Each case needs the account's revenue "
                                + "and saturation.",
                        "rules/tests/x.csv:4: the row has no expected value. Fill in a cell such as tier or weekly_ppvs, "
                                + "or remove the row.",
                        "rules/tests/x.csv:5: the row has 9 cells, the header 8. Remove commas, or put text with commas "
                                + "in quotes.");
    }

    @Test
    void quote_neverClosed_isReportedWhereItsRowBegins() {
        assertThat(Books.faultsOf("revenue,saturation,tier", "1,0,MICRO", "1,0,\"MICRO", "1,0,MICRO"))
                .containsExactly(
                        "rules/tests/x.csv:3: a quote that opens in this row is not closed before the end of the file.");
    }

    @Test
    void quote_withinACell_isReported_andChangesNoText() {
        assertThat(Books.faultsOf("revenue,saturation,tier,note", "1,0,MICRO,\"a\" b"))
                .containsExactly(
                        "rules/tests/x.csv:2: there is text after a closing quote. Double the quotes that belong to the "
                                + "text.");
    }

    private Path copyOfShipped() throws Exception {
        for (var file : Books.SHIPPED.files()) {
            Files.writeString(folder.resolve(Path.of(file.name()).getFileName()), file.text());
        }
        return folder;
    }

    private void write(String file, String text) throws Exception {
        Files.createDirectories(folder.resolve("tests"));
        Files.writeString(folder.resolve("tests").resolve(file), text);
    }
}
