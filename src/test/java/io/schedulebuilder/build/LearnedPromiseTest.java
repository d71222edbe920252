package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.doctor.Doctor;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan promised and what was earned changes what the next one promises, and nothing else. */
@Tag("slow")
class LearnedPromiseTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-11-03");
    private static final int WEEKS = 3;

    @TempDir
    Path folder;

    @Test
    void promise_afterWeeksThatEarnedHalf_isLower_andDoctorWarns() throws IOException {
        Cli recorded = Cli.withExamples(folder.resolve("recorded"));
        Cli unrecorded = Cli.withExamples(folder.resolve("unrecorded"));
        for (int week = 0; week < WEEKS; week++) {
            Path csv = week(recorded, "build", week);
            Path sends = sends(plan(csv), folder.resolve("sends-" + week + ".csv"));
            load(recorded, sends);
            load(unrecorded, sends);
        }

        Path learned = week(recorded, "plan", WEEKS);
        Plan with = plan(learned);
        Plan without = plan(week(unrecorded, "plan", WEEKS));

        Plan.Promises promises = with.analysis().promises().orElseThrow();
        assertThat(promises.factor()).isBetween(new BigDecimal("0.45"), new BigDecimal("0.85"));
        assertThat(promises.messages()).isGreaterThan(10);
        assertThat(without.analysis().promises()).isEmpty();
        assertThat(with.messages()).hasSameSizeAs(without.messages());
        for (int i = 0; i < with.messages().size(); i++) {
            Plan.Message message = with.messages().get(i);
            Plan.Message same = without.messages().get(i);
            assertThat(message.captionId()).isEqualTo(same.captionId());
            assertThat(message.scheduledSendTime()).isEqualTo(same.scheduledSendTime());
            assertThat(message.why().points()).isEqualTo(same.why().points());
            assertThat(message.expectedRevenue().doubleValue())
                    .isCloseTo(
                            same.expectedRevenue().doubleValue()
                                    * promises.factor().doubleValue(),
                            within(0.5));
        }
        assertThat(with.expectedRevenue80().orElseThrow().high())
                .isLessThan(without.expectedRevenue80().orElseThrow().high());

        assertThat(recorded.run("explain", learned.toString().replace(".csv", ".plan.json"))
                        .out())
                .contains("Expected revenue includes a factor of "
                        + promises.factor().setScale(2, RoundingMode.HALF_UP))
                .contains(promises.messages() + " PPVs of this page");

        Doctor.Diagnosis diagnosis = Doctor.examine(
                DuckDbWarehouse.open(recorded.warehouse()),
                Path.of("rules"),
                Path.of("solver-config/fast.xml"),
                start(WEEKS).atTime(12, 0).atZone(with.timeZone()).toInstant());
        assertThat(diagnosis.findings()).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo("promises of jadebri");
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.WARNING);
            assertThat(finding.found()).contains("sent as planned", "promises drift");
            assertThat(finding.advice()).contains("schedule-builder value check");
        });
    }

    private static LocalDate start(int week) {
        return FIRST.plusWeeks(week);
    }

    private Path week(Cli cli, String command, int week) {
        Path csv = cli.warehouse().resolveSibling(command + "-" + week + ".csv");
        Cli.Result result = cli.run(
                command,
                "--page-name",
                "jadebri",
                "--start-date",
                start(week).toString(),
                "--as-of",
                start(week).toString(),
                "--solver-config",
                "solver-config/fast.xml",
                "--output",
                csv.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return csv;
    }

    private static Plan plan(Path csv) {
        return PlanReader.read(Path.of(csv.toString().replace(".csv", ".plan.json")));
    }

    /** All messages of a plan, sent on time. PPVs earn half of what the page's own evidence promises. */
    private static Path sends(Plan plan, Path file) throws IOException {
        double factor = plan.analysis()
                .promises()
                .map(Plan.Promises::factor)
                .orElse(BigDecimal.ONE)
                .doubleValue();
        StringBuilder csv = new StringBuilder(
                "page_name,message,sending_time,price,sent_count,viewed_count,purchased_count,earnings,message_type\n");
        for (Plan.Message message : plan.messages()) {
            boolean ppv = message.messageType() == MessageType.PPV;
            Instant at = plan.slot(message).instant();
            csv.append(String.join(
                            ",",
                            List.of(
                                    plan.pageName().value(),
                                    "\"" + message.captionText().replace("\"", "\"\"") + "\"",
                                    at.plusSeconds(300).toString(),
                                    ppv ? "15" : "",
                                    "300",
                                    "200",
                                    ppv ? "10" : "0",
                                    ppv
                                            ? Double.toString(
                                                    message.expectedRevenue().doubleValue() / factor / 2)
                                            : "0",
                                    message.messageType().label())))
                    .append('\n');
        }
        return Files.writeString(file, csv);
    }

    private static void load(Cli cli, Path sends) {
        Cli.Result result = cli.run(
                "warehouse", "import", "--messages", sends.toString(), "--warehouse", "duckdb:" + cli.warehouse());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
