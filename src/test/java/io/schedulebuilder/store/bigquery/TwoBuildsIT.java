package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.Grids;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two pages built at one moment on one bank: no text is in both weeks, and who comes second plans again. */
@Tag("bigquery")
class TwoBuildsIT {
    private static final int ROUNDS = Grids.ALL ? 10 : 3;

    /** Of each tier: hardly more than two weeks take. */
    private static final int CAPTIONS = 6;

    @TempDir
    Path folder;

    @Test
    void twoBuilds_atOnce_onOneSmallBank_shareNoText() throws Exception {
        SmallAgency agency = SmallAgency.withCaptions(CAPTIONS);
        AtomicInteger plannedAgain = new AtomicInteger();
        List<PlanningService> builders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            builders.add(SmallAgency.builder(TestWarehouses.open(agency.dataset()), folder, step -> {
                if (step.startsWith("plan again")) {
                    plannedAgain.incrementAndGet();
                }
            }));
        }
        ExecutorService operators = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                agency.forgetBuilds();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Optional<BuiltWeek>>> ends = operators.invokeAll(List.of(
                        operator(builders.get(0), SmallAgency.AVA, together),
                        operator(builders.get(1), SmallAgency.MIA, together)));
                List<String> texts = new ArrayList<>();
                int built = 0;
                for (Future<Optional<BuiltWeek>> end : ends) {
                    if (end.get().isPresent()) {
                        built++;
                        end.get().get().plan().messages().forEach(message -> texts.add(message.captionText()));
                    }
                }
                assertThat(built).isPositive();
                assertThat(texts).doesNotHaveDuplicates();
                assertThat(agency.rows("SELECT caption_text FROM `%1$s.active_caption_assignments` WHERE is_active"))
                        .map(row -> row.text(0))
                        .containsExactlyInAnyOrderElementsOf(texts);
                assertThat(agency.recorded().schedules()).isEqualTo(built);
                assertThat(agency.recorded().successes()).isEqualTo(built);
            }
        } finally {
            operators.shutdownNow();
        }
        assertThat(plannedAgain.get()).as("they do compete").isPositive();
    }

    @Test
    void build_overtakenByAnotherOfItsWeek_doesWhatItsOptionsSay() throws Exception {
        SmallAgency agency = SmallAgency.withCaptions(4 * CAPTIONS);
        WeekSettings week = SmallAgency.week();
        for (WeekSettings settings : List.of(
                week.withSeed(2), week.with(WeekSettings.Earlier.GIVE_WAY).withSeed(2))) {
            agency.forgetBuilds();
            List<BuiltWeek> others = new ArrayList<>();
            PlanningService builder = SmallAgency.builder(TestWarehouses.open(agency.dataset()), folder, step -> {
                if (step.equals("commit") && others.isEmpty()) {
                    others.add(build(agency, week));
                }
            });
            if (settings.earlier() == WeekSettings.Earlier.STAND) {
                assertThatThrownBy(() -> builder.build(new PageName(SmallAgency.AVA), settings))
                        .hasMessageContaining("Use --replace");
            } else {
                assertThat(builder.build(new PageName(SmallAgency.AVA), settings)
                                .plan()
                                .replaces())
                        .containsExactly(others.get(0).plan().scheduleId());
            }
            assertThat(agency.recorded().schedules()).isEqualTo(1);
        }
    }

    private BuiltWeek build(SmallAgency agency, WeekSettings week) {
        try {
            return SmallAgency.builder(agency.direct(), folder, step -> {}).build(new PageName(SmallAgency.AVA), week);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Callable<Optional<BuiltWeek>> operator(
            PlanningService builder, String page, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                return Optional.of(builder.build(new PageName(page), SmallAgency.week()));
            } catch (FailureException e) {
                assertThat(e).hasMessageMatching(".*(Run again|no caption is free|Nothing was written).*");
                return Optional.empty();
            }
        };
    }
}
