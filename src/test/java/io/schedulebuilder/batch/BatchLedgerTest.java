package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.week.PageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchLedgerTest {
    private static final PageName AVA = new PageName("ava");
    private static final PageName MIA = new PageName("mia");

    private final List<String> told = new ArrayList<>();
    private final BatchLedger ledger = new BatchLedger(new Batch.Progress() {
        @Override
        public void planned(PageName page, int done, int total) {
            told.add("planned " + page + " " + done + "/" + total);
        }

        @Override
        public void done(PageOutcome outcome, int done, int total) {
            told.add("done " + outcome.page() + " " + done + "/" + total);
        }
    });

    @Test
    void progress_countsPagesThatWerePlannedBefore() {
        ledger.begins(3, Optional.empty());
        ledger.plannedBefore();
        ledger.planned(AVA);
        assertThat(told).containsExactly("planned ava 2/3");
    }

    @Test
    void failure_isAnOutcome_andTheLastOneOfAPageCounts() {
        ledger.begins(2, Optional.empty());
        ledger.fail(
                MIA,
                () -> {
                    throw new AssertionError("no row needs before all is known");
                },
                new FailureException("no caption is free."));
        ledger.done(new PageOutcome.Failed(AVA, "first"));
        ledger.done(new PageOutcome.Failed(AVA, "second"));
        assertThat(ledger.soFar().failed())
                .extracting(failed -> failed.page() + " " + failed.reason())
                .containsExactly("ava second", "mia no caption is free.");
        assertThat(told).containsExactly("done mia 1/2", "done ava 2/2", "done ava 2/2");
    }

    @Test
    void stop_isSeenInTheResult() {
        ledger.begins(2, Optional.empty());
        assertThat(ledger.soFar().stopped()).isFalse();
        ledger.stop();
        assertThat(ledger.isStopped()).isTrue();
        assertThat(ledger.soFar().stopped()).isTrue();
        assertThat(ledger.soFar().pages()).isEqualTo(2);
    }
}
