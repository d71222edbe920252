package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.schedulebuilder.Grids;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.bigquery.FaultyProxy.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A failed job whose results say 200, complete, no rows is a failure in every command: none reports rows that do not
 * exist, or that there was nothing to do. A build's jobs are tried in {@link FaultsIT}. Of a command with many jobs a few
 * are tried; {@code -Pall} tries every one.
 */
@Tag("bigquery")
class FailedJobsIT {
    private static final int SAMPLED_JOBS = 4;
    private static final LocalDate DAY = LocalDate.parse("2025-10-20");
    private static final long FIRST_OF_OURS = 5000;

    private static SmallAgency agency;
    private static FaultyProxy proxy;

    @BeforeAll
    static void deploy() {
        agency = SmallAgency.withCaptions(4);
        proxy = new FaultyProxy(Emulator.shared().address());
    }

    @AfterAll
    static void close() {
        proxy.close();
    }

    @Test
    void import_ofAFailedJob_fails_andLoadsNothing() {
        AtomicLong id = new AtomicLong(FIRST_OF_OURS);
        everyFailedJob_isAFailure(
                warehouse -> warehouse.load(caption(id.getAndIncrement()), LoadProgress.SILENT), "-drop_stage-");
        assertThat(agency.rows("SELECT caption_id FROM `%1$s.caption_bank` WHERE caption_id >= " + FIRST_OF_OURS))
                .singleElement()
                .satisfies(row -> assertThat(row.number(0)).isEqualTo(FIRST_OF_OURS));
    }

    @Test
    void sweep_ofAFailedJob_fails() {
        everyFailedJob_isAFailure(warehouse -> warehouse.sweep(Optional.of(DAY)));
    }

    @Test
    void updatePerformance_ofAFailedJob_fails() {
        everyFailedJob_isAFailure(warehouse -> warehouse.updatePerformance(Optional.of(DAY)));
    }

    @Test
    void health_ofAFailedJob_fails() {
        everyFailedJob_isAFailure(warehouse -> warehouse.outcomes(Instant.EPOCH, Instant.now()));
    }

    @Test
    void deployment_ofAFailedJob_fails() {
        everyFailedJob_isAFailure(BigQueryWarehouse::init);
    }

    @Test
    void doctor_ofAFailedJob_findsAFault() {
        List<String> starts = starts(FailedJobsIT::examine);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 1; i <= starts.size(); i += step(starts)) {
            failing(i);
            List<Finding> findings = examine(open());
            if (findings.stream().allMatch(finding -> finding.verdict() == Finding.Verdict.OK)) {
                unnoticed.add(starts.get(i - 1));
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private static List<Finding> examine(BigQueryWarehouse warehouse) {
        return warehouse.examine();
    }

    /** @param exceptions parts of ids of jobs whose end does not matter */
    private static void everyFailedJob_isAFailure(Consumer<BigQueryWarehouse> command, String... exceptions) {
        List<String> starts = starts(command);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 1; i <= starts.size(); i += step(starts)) {
            String job = starts.get(i - 1);
            if (List.of(exceptions).stream().anyMatch(job::contains)) {
                continue;
            }
            failing(i);
            Throwable thrown = catchThrowable(() -> command.accept(open()));
            if (!(thrown instanceof FailureException)
                    || !String.valueOf(thrown.getMessage()).contains("injected")) {
                unnoticed.add(job + ": " + thrown);
            }
        }
        assertThat(starts).isNotEmpty();
        assertThat(unnoticed).isEmpty();
    }

    private static int step(List<String> starts) {
        return Grids.ALL ? 1 : Math.max(1, starts.size() / SAMPLED_JOBS);
    }

    /** The jobs that a command starts where nothing fails. */
    private static List<String> starts(Consumer<BigQueryWarehouse> command) {
        proxy.calm();
        command.accept(open());
        return proxy.requests().stream().filter(FailedJobsIT::startsJob).toList();
    }

    private static boolean startsJob(String request) {
        return request.startsWith("POST") && request.contains("/jobs ");
    }

    /** Lets the nth job that is started fail. */
    private static void failing(int nth) {
        int[] seen = {0};
        proxy.spoil((number, request) -> startsJob(request) && ++seen[0] == nth, Fault.FAILED_WITHOUT_SAYING);
    }

    private static BigQueryWarehouse open() {
        return TestWarehouses.open(agency.dataset(), proxy.address(), TestWarehouses.PATIENCE);
    }

    private static ImportBatch caption(long id) {
        return new ImportBatch(
                List.of(),
                List.of(new CaptionRow(
                        id, "a new one, " + id, "category1", "mid", false, Optional.empty(), "available")),
                List.of(new Page(new PageName(SmallAgency.AVA), Page.DEFAULT_ZONE)),
                List.of(),
                Set.of());
    }
}
