package io.schedulebuilder.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.store.RunOutcome;
import io.schedulebuilder.store.RunRecord.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant AS_OF = Instant.parse("2025-11-08T12:00:00Z");

    @Test
    void successRate_ofNinetyPercent_isEnough_andOneFailureMoreIsNot() {
        List<RunOutcome> runs = new ArrayList<>(Collections.nCopies(9, run(Status.SUCCESS, Duration.ofHours(2), 1)));
        runs.add(run(Status.FAILED, Duration.ofDays(3), 1));
        Health atTheBound = Health.of(runs, AS_OF);
        assertThat(atTheBound.successRate()).hasValue(0.9);
        assertThat(atTheBound.enoughSucceed()).isTrue();
        assertThat(atTheBound.healthy()).isTrue();

        runs.add(run(Status.FAILED, Duration.ofDays(4), 1));
        Health under = Health.of(runs, AS_OF);
        assertThat(under.enoughSucceed()).isFalse();
        assertThat(under.faults()).containsExactly("fewer than 90% of builds succeed");
    }

    @Test
    void successRate_weekOfWhichSomethingIsUnplaced_isASuccess() {
        Health health = Health.of(List.of(run(Status.PARTIAL, Duration.ofHours(1), 1)), AS_OF);
        assertThat(health.successRate()).hasValue(1);
        assertThat(health.healthy()).isTrue();
    }

    @Test
    void refusedInput_isNoBuild_butIsSaid() {
        List<RunOutcome> runs = new ArrayList<>(List.of(run(Status.SUCCESS, Duration.ofHours(1), 1)));
        for (int minute = 1; minute <= 9; minute++) {
            runs.add(new RunOutcome(AS_OF.minusSeconds(60L * minute), Status.FAILED, Duration.ofSeconds(400), true));
        }
        runs.add(new RunOutcome(AS_OF.minus(Duration.ofDays(8)), Status.FAILED, Duration.ZERO, true));

        Health health = Health.of(runs, AS_OF);

        assertThat(health.healthy()).isTrue();
        assertThat(health.runs()).isEqualTo(1);
        assertThat(health.errors()).isZero();
        assertThat(health.meanSeconds()).hasValue(1);
        assertThat(health.refused()).isEqualTo(9);
    }

    @Test
    void runs_sevenDaysBack_count_andAMicrosecondEarlierOrAtAsOfDoNot() {
        Health health = Health.of(
                List.of(
                        run(Status.SUCCESS, Duration.ofDays(7), 1),
                        run(Status.FAILED, Duration.ofDays(7).plusNanos(1000), 1),
                        run(Status.FAILED, Duration.ZERO, 1)),
                AS_OF);
        assertThat(health.runs()).isEqualTo(1);
        assertThat(health.succeeded()).isEqualTo(1);
        assertThat(health.errors()).isZero();
    }

    @Test
    void meanDuration_ofThirtySeconds_isFastEnough_andOneNanosecondMoreIsNot() {
        RunOutcome slow = run(Status.SUCCESS, Duration.ofHours(1), 50);
        RunOutcome failed = run(Status.FAILED, Duration.ofHours(2), 10); // counts too
        assertThat(Health.of(List.of(slow, failed), AS_OF).meanSeconds()).hasValue(30);
        assertThat(Health.of(List.of(slow, failed), AS_OF).fastEnough()).isTrue();

        RunOutcome slower =
                new RunOutcome(slow.startedAt(), slow.status(), slow.elapsed().plusNanos(1), false);
        Health health = Health.of(List.of(slower, failed), AS_OF);
        assertThat(health.fastEnough()).isFalse();
        assertThat(health.faults()).contains("builds take more than 30 s");
    }

    @Test
    void lastSuccess_twentyFourHoursAgo_isLateEnough_andOneNanosecondEarlierIsNot() {
        assertThat(Health.of(List.of(run(Status.SUCCESS, Duration.ofHours(24), 1)), AS_OF)
                        .healthy())
                .isTrue();

        Health health =
                Health.of(List.of(run(Status.SUCCESS, Duration.ofHours(24).plusNanos(1), 1)), AS_OF);
        assertThat(health.faults()).containsExactly("no success: none in 24 h");
        assertThat(health.sinceLastSuccess()).hasValue(Duration.ofHours(24).plusNanos(1));
    }

    @Test
    void lastSuccess_beforeTheSevenDays_isStillNamed() {
        Health health = Health.of(List.of(run(Status.SUCCESS, Duration.ofDays(30), 1)), AS_OF);
        assertThat(health.runs()).isZero();
        assertThat(health.lastSuccess()).hasValue(AS_OF.minus(Duration.ofDays(30)));
        assertThat(health.healthy()).isFalse();
    }

    @Test
    void errors_twoInAnHour_areFewEnough_andThreeAreNot_overTheClocksHours() {
        List<RunOutcome> runs = new ArrayList<>(Collections.nCopies(40, run(Status.SUCCESS, Duration.ofHours(1), 1)));
        runs.add(run(Status.FAILED, Duration.ofMinutes(150), 1)); // 09:30
        runs.add(run(Status.FAILED, Duration.ofMinutes(100), 1)); // 10:20
        Health two = Health.of(runs, AS_OF);
        assertThat(two.errorsInWorstHour()).isEqualTo(2);
        assertThat(two.healthy()).isTrue();

        runs.add(run(Status.FAILED, Duration.ofMinutes(90), 1)); // 10:30, sixty minutes after the first
        assertThat(Health.of(runs, AS_OF).errorsInWorstHour()).isEqualTo(2);
        assertThat(Health.of(runs, AS_OF).errors()).isEqualTo(3);

        runs.add(run(Status.FAILED, Duration.ofMinutes(91), 1)); // 10:29
        Health three = Health.of(runs, AS_OF);
        assertThat(three.errorsInWorstHour()).isEqualTo(3);
        assertThat(three.faults()).containsExactly("more than 2 errors in an hour");
    }

    @Test
    void errors_ofTheDayBefore_doNotCount() {
        List<RunOutcome> runs = new ArrayList<>(Collections.nCopies(40, run(Status.SUCCESS, Duration.ofHours(1), 1)));
        runs.addAll(
                Collections.nCopies(3, run(Status.FAILED, Duration.ofHours(24).plusNanos(1), 1)));
        Health health = Health.of(runs, AS_OF);
        assertThat(health.errors()).isZero();
        assertThat(health.healthy()).isTrue();
    }

    @Test
    void emptyLog_hasNoRates_andIsNotHealthy() {
        Health health = Health.of(List.of(), AS_OF);
        assertThat(health.successRate()).isEmpty();
        assertThat(health.meanSeconds()).isEmpty();
        assertThat(health.lastSuccess()).isEmpty();
        assertThat(health.faults()).containsExactly("no success: none in 24 h");
    }

    private static RunOutcome run(Status status, Duration ago, int seconds) {
        return new RunOutcome(AS_OF.minus(ago), status, Duration.ofSeconds(seconds), false);
    }
}
