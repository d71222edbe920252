package io.schedulebuilder.policy;

import static io.schedulebuilder.policy.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.check.Finding;
import io.schedulebuilder.policy.check.RuleCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision tables as spreadsheets store them: every cell counts, or is named. */
@Tag("slow")
class SpreadsheetsTest {
    private static final Path TABLES = Path.of("examples", "decision-tables");
    private static final Path STORED = Path.of("src", "test", "resources", "decision-tables");

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void rulesWithoutTiers() throws IOException {
        rules = Rules.copyOfShipped(folder);
        Files.delete(rules.resolve("tiers.drl"));
    }

    // as programs write them

    /** It leaves out the blank cells of a merged range. */
    @Test
    void workbookSavedByOpenpyxl_asksTheSame() throws IOException {
        Files.delete(rules.resolve("zones.drl"));
        Files.copy(STORED.resolve("openpyxl-tiers.xlsx"), rules.resolve("tiers.xlsx"));
        Files.copy(STORED.resolve("openpyxl-zones.xlsx"), rules.resolve("zones.xlsx"));
        asksTheSameAsTheRuleFiles();
    }

    /** It leaves the cells of a merged range blank but for the first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account...,Account...,Account...,Account... | Account,,,",
                "policy,policy,policy,policy,policy | policy,,,,",
            })
    void csvSavedByLibreOffice_asksTheSame(String from, String to) {
        tiersCsv(from, to);
        asksTheSameAsTheRuleFiles();
    }

    @Test
    void csvWithTrailingEmptyColumns_asksTheSame() throws IOException {
        String csv = Files.readString(TABLES.resolve("tiers.csv"));
        Rules.write(rules, "tiers.csv", csv.replace("\n", ",,,\n"));
        asksTheSameAsTheRuleFiles();
    }

    @ParameterizedTest
    @CsvSource({";,semicolons", "'\t',tabs"})
    void csvWithOtherSeparators_saysSo(String separator, String name) throws IOException {
        Rules.write(rules, "tiers.csv", "RuleTable x\nNAME,CONDITION,ACTION\n".replace(",", separator));
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/tiers.csv:2: the columns are separated by " + name + ". Save the file with commas.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiers.CSV", "tiers.Xlsx"})
    void endingInCapitals_isRead(String name) throws IOException {
        Files.copy(TABLES.resolve(name.toLowerCase(Locale.ROOT)), rules.resolve(name));
        asksTheSameAsTheRuleFiles();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiers.xlsm", "tiers.XLS", "tiers.ods", "tiers.tsv"})
    void spreadsheetOfAnotherKind_isRefused(String name) {
        copyTiers("tiers.xlsx");
        Rules.write(rules, name, "whatever");
        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules/" + name
                        + ": this kind of spreadsheet is not supported. Save it as .xlsx or .csv, or move it out of the "
                        + "folder.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiers.drl.txt",
                "tiers.drl.bak",
                "tiers.drl~",
                ".tiers.drl",
                "tests/more.xlsx",
                "tests/a.csv.bak"
            })
    void fileThatIsNotRead_isNamedByTheCheck(String name) throws IOException {
        copyTiers("tiers.csv");
        Files.createDirectories(rules.resolve("tests"));
        Rules.write(rules, name, "whatever");
        assertThat(findings()).anyMatch(finding -> finding.startsWith("rules/" + name + ": warning: is not read."));
    }

    @Test
    void hash_coversTheValues_notHowTheyAreStored() throws IOException {
        copyTiers("tiers.xlsx");
        String saved = PolicyEngine.load(rules).sha256();
        Files.delete(rules.resolve("tiers.xlsx"));
        Files.copy(STORED.resolve("openpyxl-tiers.xlsx"), rules.resolve("tiers.xlsx"));
        assertThat(PolicyEngine.load(rules).sha256()).isEqualTo(saved);

        change(sheet -> sheet.getRow(9).getCell(9).setCellFormula("4*2"));
        assertThat(PolicyEngine.load(rules).sha256()).isEqualTo(saved);

        change(sheet -> sheet.getRow(9).getCell(9).setCellFormula("4*2+1"));
        assertThat(PolicyEngine.load(rules).sha256()).isNotEqualTo(saved);
    }

    // where faults are

    /** Each cell that something depends on, emptied in turn. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A5", "A6", "B6", "D6", "F6", "J6", "B7", "F7", "B8", "D8", "E8", "F8", "H8", "F10", "G11", "H12",
                "I13", "J14"
            })
    void emptiedCell_isReportedAtItsOwnPlace(String cell) throws IOException {
        copyTiers("tiers.xlsx");
        change(sheet -> cell(sheet, cell).setBlank());
        assertThat(findings()).isNotEmpty().allMatch(finding -> finding.startsWith("rules/tiers.xlsx:" + cell + ": "));
    }

    /** The same when a page's week is built. */
    @Test
    void emptiedCell_isNamedToWhoNeedsIt() {
        copyTiers("tiers.xlsx");
        change(sheet -> cell(sheet, "J11").setBlank());
        assertThat(PolicyEngine.load(rules)
                        .decide(account("10000", 0.1), Optional.empty())
                        .faults())
                .containsExactly(
                        "rules/tiers.xlsx:J11: this cell is empty, so rule \"SMALL: 5 to 25 thousand dollars\" sets no "
                                + "daily cap for revenue 10,000. Fill in the cell.");
    }

    @ParameterizedTest
    @CsvSource({"F10,MICRO: below 5 thousand dollars", "F13,LARGE: 100 to 500 thousand dollars"})
    void fault_namesTheRuleOfItsRow(String cell, String rule) throws IOException {
        copyTiers("tiers.xlsx");
        change(sheet -> cell(sheet, cell).setCellValue("HUGE"));
        assertThat(new RuleCheck(Optional.empty()).check(rules).findings())
                .filteredOn(finding -> finding.severity().word().equals("error"))
                .allMatch(finding -> finding.rule().equals(Optional.of(rule)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 11 | \"seen by Ann\" is outside a decision table",
                "11 | 11 | this cell has no column above it",
            })
    void cellBesideTheTable_isNamed(int row, int column, String fault) {
        copyTiers("tiers.xlsx");
        change(sheet -> sheet.getRow(row - 1).createCell(column - 1).setCellValue("seen by Ann"));
        assertThat(Rules.faultsOf(rules)).anyMatch(text -> text.startsWith("rules/tiers.xlsx:K" + row + ": " + fault));
    }

    @Test
    void cellsLeftOfTheTable_areNamed_unlessTheyAreNotes() {
        Rules.write(
                rules,
                "a.csv",
                ",RuleTable x\n// a note,CONDITION,ACTION\n,Account,policy\n,revenue < $param,dailyCap($param)\n\nx,5,6\n");
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.startsWith("rules/a.csv:A6: \"x\" is outside a decision table."))
                .noneMatch(fault -> fault.contains(":A2"));
    }

    @Test
    void tableWithoutTheRowOfLabels_losesNoRule() {
        Rules.write(
                rules,
                "a.csv",
                "RuleTable x\nNAME,CONDITION,ACTION\n,Account,policy\n,revenue < $param,dailyCap($param)\nx,5,6\ny,6,7\n");
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.startsWith("rules/a.csv:B5: \"5\" is in the row for labels"));
    }

    @Test
    void tableWithoutTheRowOfFacts_saysSo() {
        Rules.write(
                rules,
                "a.csv",
                "RuleTable x\nNAME,CONDITION,ACTION\n,Account( revenue < $param ),policy.dailyCap($param)\nname,a,b\n\nx,5,6\n");
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.equals(
                        "rules/a.csv:B3: \"Account( revenue < $param )\" is in the row for facts, two rows below "
                                + "RuleTable. Conditions and calls go in the next row."));
    }

    // more sheets

    @Test
    void tableOnAnotherSheet_countsToo_andItsCellsAreNamedWithTheSheet() {
        copyTiers("tiers.xlsx");
        change(sheet -> write(
                sheet.getWorkbook().createSheet("Small pages"),
                List.of(
                        List.of("RuleTable more"),
                        List.of("NAME", "CONDITION", "ACTION"),
                        List.of("", "Account", "policy"),
                        List.of("", "revenue < $param", "dailyCap($param)"),
                        List.of("name", "below", "cap"),
                        List.of("tiny", "100", "two"))));
        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules/tiers.xlsx:Small pages!C6: \"two\" is in the wrong place. Calls look like "
                        + "policy.word(value, value); with values that are numbers or text in quotes.");

        change(sheet -> sheet.getWorkbook().getSheetAt(1).getRow(5).getCell(2).setCellValue(8));
        assertThat(PolicyEngine.load(rules).policyFor(account("50", 0.1)).dailyCap())
                .isEqualTo(8);
    }

    @Test
    void sheetWithoutATable_isRefused_unlessItHoldsNotes() {
        copyTiers("tiers.xlsx");
        change(sheet -> write(sheet.getWorkbook().createSheet("Notes"), List.of(List.of("// from Ann", "// for Ben"))));
        assertThat(Rules.faultsOf(rules)).isEmpty();

        change(sheet ->
                write(sheet.getWorkbook().createSheet("Old"), List.of(List.of("RulTable old"), List.of("1", "2"))));
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/tiers.xlsx:Old!A1: the sheet \"Old\" has no decision table. Start one with a cell "
                                + "\"RuleTable name\", start its notes with //, or remove the sheet.");
    }

    private void asksTheSameAsTheRuleFiles() {
        PolicyEngine tables = PolicyEngine.load(rules);
        for (String revenue : List.of("0", "4999.99", "5000", "25000", "99999", "100000", "500000", "500000.01")) {
            for (double saturation : List.of(0.1, 0.3, 0.6, 0.9)) {
                assertThat(numbers(tables, revenue, saturation))
                        .isEqualTo(numbers(Rules.shipped(), revenue, saturation));
            }
        }
    }

    private static List<Object> numbers(PolicyEngine engine, String revenue, double saturation) {
        var policy = engine.policyFor(account(revenue, saturation));
        return List.of(
                policy.tier(),
                policy.zone(),
                policy.weeklyPpvs(),
                policy.weeklyBumps(),
                policy.ppvGap(),
                policy.dailyCap(),
                policy.coolingDays());
    }

    private List<String> findings() {
        return new RuleCheck(Optional.empty())
                .check(rules).findings().stream().map(Finding::toString).toList();
    }

    private void tiersCsv(String from, String to) {
        copyTiers("tiers.csv");
        Rules.replace(rules.resolve("tiers.csv"), from, to);
    }

    private void copyTiers(String name) {
        try {
            Files.copy(TABLES.resolve(name), rules.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cell cell(Sheet sheet, String name) {
        CellAddress address = new CellAddress(name);
        return sheet.getRow(address.getRow()).getCell(address.getColumn());
    }

    private static void write(Sheet sheet, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            var created = sheet.createRow(row);
            List<String> cells = rows.get(row);
            IntStream.range(0, cells.size())
                    .forEach(column -> created.createCell(column).setCellValue(cells.get(column)));
        }
    }

    /** Of the first sheet of the tiers. */
    private void change(Consumer<Sheet> change) {
        Path path = rules.resolve("tiers.xlsx");
        try (InputStream in = Files.newInputStream(path);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            change.accept(workbook.getSheetAt(0));
            try (OutputStream out = Files.newOutputStream(path)) {
                workbook.write(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
