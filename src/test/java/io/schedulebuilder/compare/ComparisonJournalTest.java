package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.LimitPrice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonJournalTest {
    private static final Instant BEGAN = Instant.parse("2025-11-03T09:00:00Z");

    /** The first line of the journal that an earlier version wrote. */
    private static final String FINGERPRINT = "4cea34f731c57747ab55287e94255a30330ced4ae7e4b93fdf006a27c26d8e57";

    @TempDir
    Path folder;

    private final SolverRun run = SolverComparisons.run("A", "ava", 1, 0, -1, 9_000);

    @Test
    void runsAndProofs_areReadBackAsTheyWere() {
        SolverRun full = new SolverRun(
                "B",
                run.problem(),
                run.score(),
                List.of(
                        Optional.of(new TimeSlot(
                                LocalDateTime.parse("2025-11-04T19:00"), Instant.parse("2025-11-05T03:00:00Z"))),
                        Optional.empty()),
                1,
                12.5,
                7_000,
                20_000,
                run.improvements(),
                Set.of(RunFlag.BUSY, RunFlag.CLOCK));
        Proven proven = new Proven(
                new ScoreLevels(0, 0, 9_000),
                new ScoreLevels(0, 0, 9_100),
                false,
                6_000,
                List.of(new LimitPrice("PPV gap", "75 min", "60 min", 0, 1, 2, 3, OptionalDouble.of(0.5))));
        try (ComparisonJournal journal = ComparisonJournal.begin(file(), "print", BEGAN)) {
            journal.append(run);
            journal.append(full);
            journal.append("digest", proven);
        }
        try (ComparisonJournal journal = ComparisonJournal.resume(file(), "print")) {
            assertThat(journal.kept()).containsExactly(run, full);
            assertThat(journal.keptProofs()).isEqualTo(Map.of("digest", proven));
        }
        assertThat(ComparisonJournal.began(file())).contains(BEGAN);
    }

    @Test
    void journalOfAnEarlierVersion_resumes_andItsRunsAreThoseOfThisVersionsProblem() throws IOException {
        try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("runs-of-version-0.jsonl"))) {
            Files.copy(old, file());
        }
        ComparedWeeks weeks = ComparedWeeks.written(List.of(Path.of("benchmarks/suite/small-red.plan.json")), 2);
        try (ComparisonJournal journal = ComparisonJournal.resume(file(), FINGERPRINT)) {
            assertThat(journal.kept())
                    .hasSize(4)
                    .extracting(SolverRun::contender)
                    .contains("default", "fast");
            assertThat(journal.kept())
                    .extracting(SolverRun::problem)
                    .hasSameElementsAs(
                            weeks.weeks().stream().map(ComparedWeek::problem).toList());
            assertThat(journal.keptProofs())
                    .containsOnlyKeys(weeks.weeks().get(0).problem().digest());
        }
    }

    @Test
    void lineThatWasCutOff_isPassedOver() throws IOException {
        try (ComparisonJournal journal = ComparisonJournal.begin(file(), "print", BEGAN)) {
            journal.append(run);
        }
        Files.writeString(file(), "{\"contender\":\"A\",\"we", StandardOpenOption.APPEND);
        try (ComparisonJournal journal = ComparisonJournal.resume(file(), "print")) {
            assertThat(journal.kept()).containsExactly(run);
            journal.append(run);
        }
        try (ComparisonJournal journal = ComparisonJournal.resume(file(), "print")) {
            assertThat(journal.kept()).containsExactly(run, run);
        }
    }

    @Test
    void journalOfAnotherComparison_orNone_isRefused_andOneInUseToo() {
        assertThatThrownBy(() -> ComparisonJournal.resume(file(), "print"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--resume: there is no " + file() + " to continue. Leave out --resume to start a comparison.");
        try (ComparisonJournal first = ComparisonJournal.begin(file(), "print", BEGAN)) {
            assertThat(first.kept()).isEmpty();
            assertThatThrownBy(() -> ComparisonJournal.resume(file(), "print"))
                    .isInstanceOf(FailureException.class)
                    .hasMessage(
                            file() + " is in use by another compare. Wait for it to finish, or choose another folder.");
        }
        assertThatThrownBy(() -> ComparisonJournal.resume(file(), "other"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("belongs to another comparison");
    }

    @Test
    void withoutAFolder_nothingIsKept() {
        try (ComparisonJournal journal = ComparisonJournal.none()) {
            journal.append(run);
            assertThat(journal.kept()).isEmpty();
        }
    }

    private Path file() {
        return folder.resolve("runs.jsonl");
    }
}
