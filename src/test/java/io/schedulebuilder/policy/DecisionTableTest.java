package io.schedulebuilder.policy;

import static io.schedulebuilder.policy.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.language.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tier and zone tables as spreadsheets, in place of their rule files. */
class DecisionTableTest {
    private static final Path TABLES = Path.of("examples", "decision-tables");

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void rulesWithoutTiersAndZones() throws IOException {
        rules = Rules.copyOfShipped(folder);
        Files.delete(rules.resolve("tiers.drl"));
        Files.delete(rules.resolve("zones.drl"));
    }

    // the shipped tables

    /** Each border of the golden cells, a step to both sides of it, and a grid between: 1,600 accounts. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void shippedTables_askOfEveryAccountWhatTheRuleFilesDo(String ending) {
        copy(ending);
        PolicyEngine tables = PolicyEngine.load(rules);
        PolicyEngine files = PolicyEngine.interpreting(RuleBook.read(Rules.SHIPPED));
        for (Account account : grid()) {
            Policy policy = tables.policyFor(account);
            assertThat(withoutPlaces(policy)).isEqualTo(withoutPlaces(files.policyFor(account)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void setBy_namesTheCell(String ending) {
        copy(ending);
        Map<String, SetBy> setBy =
                PolicyEngine.load(rules).policyFor(account("10000", 0.7)).setBy();

        String tiers = "rules/tiers." + ending;
        assertThat(setBy.get("tier").place()).isEqualTo(tiers + ":F11");
        assertThat(setBy.get("weekly_ppvs"))
                .isEqualTo(new SetBy("SMALL: 5 to 25 thousand dollars", tiers, 11, Optional.of("G11")));
        assertThat(setBy.get("daily_cap").place()).isEqualTo(tiers + ":J11");
        assertThat(setBy.get("cooling_days").place()).isEqualTo("rules/zones." + ending + ":J11");
    }

    @Test
    void conditions_nameTheirCells() {
        copy("csv");
        assertThat(RuleBook.read(rules).rules().stream()
                        .filter(rule -> rule.name().startsWith("SMALL"))
                        .flatMap(rule -> rule.conditions().comparisons())
                        .map(comparison ->
                                comparison.field().word() + comparison.operator() + " " + comparison.place()))
                .containsExactly("revenue>= rules/tiers.csv:B11", "revenue< rules/tiers.csv:D11");
    }

    @Test
    void sha256_coversTheTables() {
        copy("csv");
        String before = PolicyEngine.load(rules).sha256();
        Rules.replace(rules.resolve("tiers.csv"), "180,8", "180,9");
        assertThat(PolicyEngine.load(rules).sha256()).isNotEqualTo(before);
    }

    @Test
    void tableBesideTheRuleFile_thatSaysOtherwise_clashesWithIt() {
        copy("csv");
        Rules.replace(rules.resolve("tiers.csv"), "MICRO: below 5 thousand dollars", "another name");
        Rules.replace(rules.resolve("tiers.csv"), "180,8", "180,9");
        Rules.write(rules, "zz.drl", "rule \"x\" when Account( revenue < 5000 ) then policy.dailyCap(7); end");
        assertThat(PolicyEngine.load(rules)
                        .decide(account("100", 0.1), Optional.empty())
                        .faults())
                .containsExactly(
                        "rules/tiers.csv:J10: rule \"another name\" and rules/zz.drl:1: rule \"x\" both set daily cap"
                                + " (9, 7) for revenue 100. Make their conditions exclude each other, or give one a"
                                + " salience.");
    }

    // what is wrong, with its cell

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "180,8 | five,8 | rules/tiers.csv:I10: \"five\" is in the wrong place. Calls look like "
                        + "policy.word(value, value); with values that are numbers or text in quotes.",
                "'7, 10' | '10, 7' | rules/tiers.csv:G11: weeklyPpvs(10, 7) runs backwards. Write weeklyPpvs(7, 10).",
                "180,8 | 180,8.5 | rules/tiers.csv:J10: dailyCap(8.5): 8.5 is not a whole number from 0 to 1,440.",
                ",SMALL, | ,SMAL, | rules/tiers.csv:F11: unknown tier \"SMAL\". Did you mean SMALL? Tiers: MICRO,"
                        + " SMALL, MEDIUM, LARGE, MEGA.",
                "dollars,5000, | dollars,much, | rules/tiers.csv:B11: revenue is compared with much. Write a "
                        + "number, such as 5000 or 0.75.",
                "RuleTable | RulTable | rules/tiers.csv:A5: \"RulTable Account tiers\" is outside a decision "
                        + "table. A file contains tables that start with RuleTable, and notes that start with //.",
                "NAME,COND | NAME,KOND | rules/tiers.csv:B6: \"KONDITION\" is not a valid kind of column. Write "
                        + "NAME, CONDITION, ACTION or PRIORITY.",
                "75,25 | 75,25,9 | rules/tiers.csv:K14: this cell has no column above it. Write NAME, CONDITION, "
                        + "ACTION or PRIORITY below RuleTable.",
            })
    void brokenCell_isReportedWithItsCell(String from, String to, String fault) {
        copy("csv");
        Rules.replace(rules.resolve("tiers.csv"), from, to);
        assertThat(Rules.faultsOf(rules)).contains(fault);
    }

    @Test
    void brokenCell_ofAWorkbook_isReportedWithItsCell() {
        copy("xlsx");
        change("zones.xlsx", sheet -> {
            sheet.getRow(9).getCell(5).setCellValue("GREAN");
            sheet.getRow(10).getCell(6).setCellValue(75);
        });
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/zones.xlsx:F10: unknown zone \"GREAN\". Did you mean GREEN? Zones: GREEN, YELLOW, RED.",
                        "rules/zones.xlsx:G11: ppvVolume(75): 75 is not a number from 0 to 10. 75 percent is 0.75.");
    }

    @Test
    void workbook_formattedNumbersAndFormulas_countAsWhatTheyHold() {
        copy("xlsx");
        change("zones.xlsx", sheet -> {
            var percent = sheet.getWorkbook().createCellStyle();
            percent.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0%"));
            sheet.getRow(8).getCell(6).setCellStyle(percent); // 100%
            sheet.getRow(9).getCell(6).setCellStyle(percent); // 75%
            sheet.getRow(10).getCell(6).setCellFormula("1/2");
        });
        assertThat(PolicyEngine.load(rules).policyFor(account("10000", 0.1)).weeklyPpvs())
                .isEqualTo(8);
        assertThat(PolicyEngine.load(rules).policyFor(account("10000", 0.7)).weeklyPpvs())
                .isEqualTo(4);
    }

    @Test
    void gapBetweenTheRows_isAsWithRuleFiles() {
        copy("csv");
        Rules.replace(rules.resolve("zones.csv"), "0.30,,,0.60", "0.40,,,0.60");
        assertThat(PolicyEngine.load(rules)
                        .decide(account("100", 0.35), Optional.empty())
                        .faults())
                .containsExactly("rules: no rule sets the zone for saturation 0.35. Add or widen a rule that"
                        + " calls policy.zone(...).");
    }

    // what a table must not hold

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RuleSet,com.evil",
                "Import,java.lang.Runtime",
                "Variables,java.lang.Runtime r",
                "Unit,a.B",
                "Functions,void f() { System.exit(1); }",
                "Queries,query q Account() end",
                "Declare,declare A end",
                "Sequential,true",
                "EscapeQuotes,false",
                "Dialect,java",
                "NumericDisabled,true",
                "PRIORITY,5",
                "notes"
            })
    void cellsBesideTheTable_areRefused(String header) {
        String text = header.split(",", 2)[0];
        Rules.write(
                rules,
                "a.csv",
                header + "\n\nRuleTable x\nNAME,CONDITION,ACTION\n,Account,policy\n,revenue < $param,"
                        + "dailyCap($param)\n\nx,5,6\n");
        assertThat(Rules.faultsOf(rules))
                .first()
                .asString()
                .startsWith("rules/a.csv:A1: \"" + text + "\" is outside a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO-LOOP",
                "TIMER",
                "METADATA",
                "@",
                "DATE-EFFECTIVE",
                "ACTIVATION-GROUP",
                "DESCRIPTION",
                "ENABLED"
            })
    void columnsOfOtherKinds_areRefused(String kind) {
        Rules.write(
                rules,
                "a.csv",
                "RuleTable x\nNAME,CONDITION,ACTION," + kind + "\n,Account,policy\n,revenue < $param,"
                        + "dailyCap($param)\n\nx,5,6,7\n");
        assertThat(Rules.faultsOf(rules))
                .anyMatch(fault -> fault.startsWith("rules/a.csv:D2: \"" + kind + "\" is not a valid kind"));
    }

    /** A table can put any text into a rule; the rule can then do no more than one that was typed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System | exit($param) | 1 | rules/a.csv:C6: \"System\" is not policy",
                "policy | dailyCap(System.exit($param)) | 1 | rules/a.csv:C6: \"System\" is in the wrong place",
                "policy | dailyCap($param) | '5); System.exit(1' | rules/a.csv:C6: \"System\" is not policy",
                "policy | getClass($param) | 1 | rules/a.csv:C6: unknown policy word \"getClass\"",
                "policy | dailyCap($param) | '5); end function void f() {} rule y when then policy.dailyCap(5' |"
                        + " rules/a.csv:C6: \"function\" is outside a rule",
                "policy | tier(\"\"$param\"\") | '\\u0022' | rules/a.csv:C6: a backslash has no meaning",
            })
    void attack_throughACell_isRefusedWithItsCell(String fact, String code, String value, String fault) {
        Rules.write(
                rules,
                "a.csv",
                "RuleTable x\nNAME,CONDITION,ACTION\n,Account," + fact + "\n,revenue < $param,\"" + code
                        + "\"\n\nx,5,\"" + value + "\"\n");
        assertThat(Rules.faultsOf(rules)).anyMatch(text -> text.startsWith(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eval", "$a : Account", "Account from System.getProperties()", "java.lang.Thread", "/accounts"})
    void attack_throughAFact_isRefused(String fact) {
        Rules.write(
                rules,
                "a.csv",
                "RuleTable x\nNAME,CONDITION,ACTION\n,\"" + fact + "\",policy\n,revenue < $param,"
                        + "dailyCap($param)\n\nx,5,6\n");
        assertThat(Rules.faultsOf(rules)).isNotEmpty().allMatch(text -> text.startsWith("rules/a.csv:"));
    }

    @Test
    void fileThatIsNoSpreadsheet_isRefused() {
        Rules.write(rules, "a.xlsx", "not a workbook");
        Rules.write(rules, "b.csv", "// only notes\n");
        Rules.write(rules, "~$tiers.xlsx", "open elsewhere");
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/a.xlsx: cannot be read as a spreadsheet. Save it as .xlsx, or as .csv with commas.",
                        "rules/b.csv: has no decision table. Start one with a cell \"RuleTable name\". A .csv file has "
                                + "commas between cells.");
    }

    @Test
    void priority_isTheSalience() {
        Rules.write(
                rules,
                "a.csv",
                """
                RuleTable x
                N,C,A,P
                ,Account,policy
                ,revenue < $param,dailyCap($param)

                x,5,6,7
                y,6,7,high
                """);
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/a.csv:D7: salience high is not a whole number from -1000 to 1000. Write one, such as "
                                + "salience 10.");
        Rules.replace(rules.resolve("a.csv"), "high", "8");
        assertThat(RuleBook.read(rules, new ArrayList<>()).rules().stream()
                        .filter(rule -> rule.place().file().equals("rules/a.csv"))
                        .map(rule -> rule.name() + rule.salience()))
                .containsExactly("x7", "y8");
    }

    private void copy(String ending) {
        try {
            for (String name : List.of("tiers.", "zones.")) {
                Files.copy(TABLES.resolve(name + ending), rules.resolve(name + ending));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String file, Consumer<Sheet> change) {
        Path path = rules.resolve(file);
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

    private static List<Account> grid() {
        List<String> revenues = Stream.concat(
                        Stream.of(5_000, 25_000, 100_000, 500_000)
                                .flatMap(border -> Stream.of(border - 1 + ".99", border + "", border + ".01")),
                        Stream.iterate(0, revenue -> revenue < 700_000, revenue -> revenue + 17_000)
                                .map(String::valueOf))
                .toList();
        List<Double> saturations = Stream.concat(
                        Stream.of(0.0, 0.2999, 0.3, 0.3001, 0.5999, 0.6, 0.6001, 1.0),
                        Stream.iterate(0.05, saturation -> saturation < 1, saturation -> saturation + 0.05))
                .toList();
        return revenues.stream()
                .flatMap(revenue -> saturations.stream().map(saturation -> account(revenue, saturation)))
                .collect(Collectors.toList());
    }

    private static Policy withoutPlaces(Policy policy) {
        assertThat(policy.segment()).isEqualTo(Segment.STANDARD);
        return new Policy(policy.values(), Map.of(), policy.overridden());
    }
}
