package io.schedulebuilder.policy;

import static io.schedulebuilder.policy.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.Hang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cells of a workbook give the same values on every run, and soon, or are refused. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("slow")
class FormulasTest {
    private static final String CAP = "rules/tiers.xlsx:J10: ";

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void rulesWithTheTiersAsAWorkbook() throws IOException {
        rules = Rules.copyOfShipped(folder);
        Files.delete(rules.resolve("tiers.drl"));
        Files.copy(Path.of("examples", "decision-tables", "tiers.xlsx"), rules.resolve("tiers.xlsx"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/2*16 | 8",
                "ROUND(7.6,0) | 8",
                "IF(J11>J12,J11,J12-7) | 8",
                "SUM(J11:J12)-17 | 8",
                "SUM(0.1,0.2)*10+5 | 8",
                "VLOOKUP(\"SMALL\",F11:J14,5,FALSE)-2 | 8",
                "MIN(J11:J14)-LEN(\"ab\") | 8",
            })
    void formulaOfItsArguments_isComputed(String formula, int cap) {
        capIs(formula);
        assertThat(PolicyEngine.load(rules).policyFor(account("100", 0.1)).dailyCap())
                .isEqualTo(cap);
    }

    /** What the program that wrote the file left beside the formula does not count: not every program computes it. */
    @Test
    void formula_countsByWhatItGives_notByWhatTheFileSaysThatItGave() {
        change(sheet -> {
            sheet.getRow(9).getCell(9).setCellFormula("4*2");
            sheet.getRow(9).getCell(9).setCellValue(11); // beside the formula
        });
        assertThat(PolicyEngine.load(rules).policyFor(account("100", 0.1)).dailyCap())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROUND(RAND(),2) | uses RAND, whose value can change",
                "RANDBETWEEN(1,9) | uses RANDBETWEEN, whose value can change",
                "IF(TRUE,8,NOW()) | uses NOW, whose value can change",
                "TODAY()-TODAY()+8 | uses TODAY, whose value can change",
                "OFFSET(J11,1,0) | uses OFFSET, whose value can change",
                "INDIRECT(\"J11\") | uses INDIRECT, whose value can change",
                "LEN(INFO(\"system\")) | uses INFO, whose value can change",
                "CELL(\"row\",J11) | uses CELL, whose value can change",
                "MOD(\"1-Mar\"*1,9) | takes \"1-Mar\" for a date or a time, whose value can change",
                "MOD(VALUE(\"1-Mar\"),9) | takes \"1-Mar\" for a date or a time, whose value can change",
                "YEAR(45000) | uses YEAR, which is not supported",
                "REPT(\"8\",1) | uses REPT, which is not supported",
                "J10 | reads tiers!J10, which depends on itself",
                "J11:INDEX(J11:J14,2) | builds a range",
                "SUM(A:ZZ) | reads too many cells",
                "SUMPRODUCT(A1:A900*TRANSPOSE(B1:B900)) | reads too many cells",
            })
    void formulaThatMayChangeOrTakeLong_isRefusedByItsCell(String formula, String reason) {
        capIs(formula);
        assertThat(Rules.faultsOf(rules))
                .containsExactly(CAP + "the formula =" + formula + " " + reason + ". Write the value itself.");
    }

    @Test
    void formulaThatReadsADateWithoutAYear_isRefused_asItIsAnotherDayEachYear() {
        change(sheet -> {
            Sheet elsewhere = sheet.getWorkbook().createSheet("Numbers");
            elsewhere.createRow(0).createCell(0).setCellValue("// numbers");
            elsewhere.getRow(0).createCell(1).setCellValue("1-Mar");
            elsewhere.getRow(0).createCell(2).setCellFormula("1&\"-Mar\"");
            sheet.getRow(9).getCell(9).setCellFormula("MOD(ROUND(Numbers!B1,0),9)");
            sheet.getRow(10).getCell(9).setCellFormula("MOD(Numbers!C1,9)");
        });
        String reason = ", which takes \"1-Mar\" for a date or a time, whose value can change. Write the value itself.";
        assertThat(Rules.faultsOf(rules))
                .contains(
                        CAP + "the formula =MOD(ROUND(Numbers!B1,0),9) reads Numbers!B1" + reason,
                        "rules/tiers.xlsx:J11: the formula =MOD(Numbers!C1,9) reads Numbers!C1" + reason);
    }

    @Test
    void formulaThatReachesAnother_isRefusedForWhatThatDoes() {
        change(sheet -> {
            Sheet elsewhere = sheet.getWorkbook().createSheet("Numbers");
            elsewhere.createRow(0).createCell(0).setCellValue("// numbers");
            elsewhere.getRow(0).createCell(1).setCellFormula("C1+1");
            elsewhere.getRow(0).createCell(2).setCellFormula("RAND()");
            sheet.getRow(9).getCell(9).setCellFormula("Numbers!B1");
        });
        assertThat(Rules.faultsOf(rules))
                .contains(CAP + "the formula =Numbers!B1 reads Numbers!C1, which uses RAND, whose value can change."
                        + " Write the value itself.");
    }

    @Test
    void formulaOfADefinedName_isRefusedForWhatThatDoes() {
        change(sheet -> {
            name(sheet.getWorkbook(), "luck", "RAND()*10");
            name(sheet.getWorkbook(), "more", "luck+1");
            sheet.getRow(9).getCell(9).setCellFormula("more");
        });
        assertThat(Rules.faultsOf(rules))
                .containsExactly(CAP + "the formula =more reads luck, which uses RAND, whose value can change."
                        + " Write the value itself.");
    }

    @Test
    void formulaOfADefinedNameForACell_isComputed() {
        change(sheet -> {
            name(sheet.getWorkbook(), "capOfSmall", sheet.getSheetName() + "!$J$11");
            sheet.getRow(9).getCell(9).setCellFormula("capOfSmall-2");
        });
        assertThat(PolicyEngine.load(rules).policyFor(account("100", 0.1)).dailyCap())
                .isEqualTo(8);
    }

    @Test
    void formulaOfAnotherWorkbook_isRefused() {
        change(sheet -> {
            Workbook other = new XSSFWorkbook();
            other.createSheet("Sheet1");
            sheet.getWorkbook().linkExternalWorkbook("other.xlsx", other);
            sheet.getRow(9).getCell(9).setCellFormula("[other.xlsx]Sheet1!A1");
        });
        assertThat(Rules.faultsOf(rules))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith(CAP) && fault.contains("reads another workbook"));
    }

    @Test
    void circle_isRefused() {
        change(sheet -> {
            sheet.getRow(9).getCell(9).setCellFormula("J11");
            sheet.getRow(10).getCell(9).setCellFormula("J10");
        });
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.startsWith(CAP) && fault.contains("depends on itself"));
    }

    @Test
    void longChain_isRefused() {
        change(sheet -> {
            Sheet numbers = sheet.getWorkbook().createSheet("Numbers");
            for (int row = 0; row < 3_000; row++) {
                numbers.createRow(row).createCell(0).setCellValue("// " + row);
                numbers.getRow(row)
                        .createCell(1)
                        .setCellFormula("IF(A" + (row + 2) + "=\"\",B" + (row + 2) + ",\"//\")");
            }
            sheet.getRow(9).getCell(9).setCellFormula("LEN(Numbers!B1)");
        });
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.startsWith(CAP) && fault.contains("depends on more than 100 other cells"));
    }

    /** Each depends on the one above, which is computed by then. */
    @Test
    void columnThatAddsUp_isComputed() {
        change(sheet -> {
            sheet.getRow(9).getCell(9).setCellFormula("4*2");
            for (int row = 10; row < 14; row++) {
                sheet.getRow(row).getCell(9).setCellFormula("J" + row + "+2");
            }
        });
        assertThat(PolicyEngine.load(rules).policyFor(account("600000", 0.1)).dailyCap())
                .isEqualTo(16);
    }

    /** Each doubles the text before it. */
    @Test
    void textThatGrows_isRefused() {
        change(sheet -> {
            sheet.getRow(9).createCell(20).setCellValue("//////////");
            for (int column = 21; column < 70; column++) {
                String left = sheet.getRow(9).getCell(column - 1).getAddress().toString();
                sheet.getRow(9).createCell(column).setCellFormula(left + "&" + left);
            }
        });
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.contains("results in text longer than 1000 characters"));
    }

    @Test
    void errorValue_isNamed() {
        capIs("1/0");
        change(sheet -> sheet.getRow(10).getCell(9).setCellErrorValue(FormulaError.REF.getCode()));
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        CAP + "the formula =1/0 gives #DIV/0!. Write a value.",
                        "rules/tiers.xlsx:J11: the cell contains #REF!. Write a value.");
    }

    /** A spreadsheet makes a date of 5-7, and a fraction of a day of 08:00. */
    @Test
    void date_isRefused() {
        change(sheet -> {
            var style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("d-mmm"));
            sheet.getRow(9).getCell(9).setCellStyle(style);
        });
        assertThat(Rules.faultsOf(rules))
                .containsExactly(CAP
                        + "the cell contains a date or a time of day. Format the cell as text, and type "
                        + "the value again.");
    }

    // sizes

    @Test
    void workbook_ofManyParts_isRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= 500; i++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + i + ".xml"));
            }
        }
        Rules.write(rules, "tiers.xlsx", bytes.toByteArray());
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/tiers.xlsx: more than 500 parts when unpacked. Split it, or save the " + "table alone.");
    }

    @Test
    void workbookThatUnpacksToMuch_isRefusedBeforeItIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blanks = new byte[1024 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                zip.write(blanks);
            }
        }
        Rules.write(rules, "tiers.xlsx", bytes.toByteArray());
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/tiers.xlsx: more than 4,194,304 bytes when unpacked. Split it, or save the table"
                                + " alone.");
    }

    @Test
    void cellFarOut_isRefused_andARangeMergedToTheEndOfTheSheetIsRead() {
        change(sheet -> sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 2, 0, 16_383)));
        assertThat(Rules.faultsOf(rules)).isEmpty();

        change(sheet -> sheet.createRow(1_048_575).createCell(16_383).setCellValue("// far"));
        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules/tiers.xlsx:XFD1048576: this cell is beyond 5,000 rows or 256 columns. Move the"
                        + " table up or to the left, or split it.");
    }

    @Test
    void manyFormulas_areLookedAtForAMomentOnly() {
        change(sheet -> {
            Sheet numbers = sheet.getWorkbook().createSheet("Numbers");
            for (int row = 0; row < 2_000; row++) {
                numbers.createRow(row).createCell(0).setCellFormula("SUM(B$1:B$5000)");
            }
        });
        List<String> faults = Hang.within(Duration.ofSeconds(15), () -> Rules.faultsOf(rules));
        assertThat(faults).anyMatch(fault -> fault.contains("reads too many cells"));
    }

    private void capIs(String formula) {
        change(sheet -> sheet.getRow(9).getCell(9).setCellFormula(formula));
    }

    private static void name(Workbook workbook, String name, String formula) {
        var defined = workbook.createName();
        defined.setNameName(name);
        defined.setRefersToFormula(formula);
    }

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
