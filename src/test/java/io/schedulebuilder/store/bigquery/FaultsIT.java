package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.Grids;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.RetryPolicy;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.bigquery.FaultyProxy.Choice;
import io.schedulebuilder.store.bigquery.FaultyProxy.Fault;
import io.schedulebuilder.store.bigquery.SmallAgency.Recorded;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.PlanningService;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of one request of a build, the week is recorded whole and the build says so, or nothing is and it says
 * that. By default each fault falls on the start of the commit, and some on a sample of the other requests; {@code -Pall}
 * tries every fault on every request.
 */
@Tag("bigquery")
class FaultsIT {
    private static final ServiceLimits BRISK = patience(Duration.ofSeconds(20), Duration.ofSeconds(4));

    /** Waits less for an answer than a stall lasts. */
    private static final ServiceLimits IMPATIENT = patience(Duration.ofSeconds(2), Duration.ofSeconds(8));

    private static ServiceLimits patience(Duration answer, Duration call) {
        return new ServiceLimits(
                Duration.ofSeconds(2),
                answer,
                new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(40), call),
                Duration.ofSeconds(20));
    }

    /** How many faults of answers about the commit, and how many of requests that read, a sample has. */
    private static final int SAMPLE = 6;

    @TempDir
    static Path folder;

    private static SmallAgency agency;
    private static FaultyProxy proxy;
    private static AtomicReference<Warehouse> current;
    private static PlanningService builder;
    private static List<String> undisturbed;
    private static int length;

    @BeforeAll
    static void deploy() throws IOException {
        agency = SmallAgency.withCaptions(20);
        proxy = new FaultyProxy(Emulator.shared().address());
        current = new AtomicReference<>(agency.direct());
        // Rules are compiled once, and each build has a warehouse of its own.
        builder = SmallAgency.builder(
                (Warehouse) Proxy.newProxyInstance(
                        FaultsIT.class.getClassLoader(),
                        new Class<?>[] {Warehouse.class},
                        (self, method, arguments) -> {
                            try {
                                return method.invoke(current.get(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }),
                folder,
                step -> {});
        proxy.calm();
        Built built = build(BRISK);
        undisturbed = proxy.requests();
        length = built.week().orElseThrow().plan().messages().size();
        assertThat(agency.recorded().isOneWeek(length)).isTrue();
    }

    @AfterAll
    static void close() {
        proxy.close();
    }

    private record Built(Optional<BuiltWeek> week, String error) {}

    private static Built build(ServiceLimits patience) {
        agency.forgetBuilds();
        current.set(TestWarehouses.open(agency.dataset(), proxy.address(), patience));
        try {
            return new Built(Optional.of(builder.build(new PageName(SmallAgency.AVA), SmallAgency.week())), "");
        } catch (FailureException e) {
            return new Built(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    @Test
    void undisturbedBuild_makesAFixedNumberOfRequests_theLastOfThemForTheCommit() {
        // The dataset, thirteen tables and the procedures; fourteen queries and the analysis; the script: each is
        // started
        // and asked for its results, and then for how it ended.
        assertThat(undisturbed).hasSize(1 + 13 + 1 + 15 * 3 + 3);
        assertThat(undisturbed.subList(60, 63)).allMatch(request -> request.contains("-commit-"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void oneFault_anywhere_leavesAllOrNothing_andTheBuildSaysWhich(Fault fault) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Case each : cases(fault)) {
            String request = undisturbed.get(each.place() - 1);
            proxy.spoil((number, seen) -> number == each.place(), fault);
            Built built = build(fault == Fault.STALL ? IMPATIENT : BRISK);
            proxy.awaitLateArrivals();
            objection(built, request.contains("-commit-"))
                    .ifPresent(words -> wrong.add(each.place() + " " + request + ": " + words));
        }
        assertThat(wrong).isEmpty();
    }

    /** @param place of the request that it falls on, from 1 */
    private record Case(Fault fault, int place) {}

    /** The cases of one fault: always the start of the commit. */
    private static List<Case> cases(Fault fault) {
        List<Case> starts = new ArrayList<>();
        List<Case> answers = new ArrayList<>();
        List<Case> reads = new ArrayList<>();
        for (Fault each : Fault.values()) {
            boolean ofStarts = each == Fault.DUPLICATE || each == Fault.FAILED_WITHOUT_SAYING;
            for (int i = 0; i < undisturbed.size(); i++) {
                String request = undisturbed.get(i);
                if (!ofStarts || request.startsWith("POST")) {
                    List<Case> group = startsCommit(request) ? starts : request.contains("-commit-") ? answers : reads;
                    group.add(new Case(each, i + 1));
                }
            }
        }
        assertThat(starts).hasSize(Fault.values().length);
        return Stream.of(starts, Grids.sample(SAMPLE, answers), Grids.sample(SAMPLE, reads))
                .flatMap(List::stream)
                .filter(each -> each.fault() == fault)
                .toList();
    }

    private static Optional<String> objection(Built built, boolean commit) {
        Recorded recorded = agency.recorded();
        if (built.week().isPresent()) {
            return recorded.isOneWeek(length) ? Optional.empty() : Optional.of("success, but " + recorded);
        }
        if (!recorded.isNothing()) {
            return Optional.of("\"" + built.error() + "\", but " + recorded);
        }
        boolean clear = built.error().startsWith(agency.dataset().toString())
                && (commit
                        ? built.error().contains("Nothing was written")
                        : built.error()
                                .matches("(?s).*(  gcloud |  schedule-builder |  bq |try again|try later|Try).*"));
        return clear ? Optional.empty() : Optional.of("unclear: \"" + built.error() + "\"");
    }

    private static boolean startsCommit(String request) {
        return request.startsWith("POST") && request.contains("-commit-");
    }

    private static Choice answersAboutTheCommit() {
        return (number, request) -> request.contains("-commit-") && !startsCommit(request);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FORBIDDEN", "NOT_FOUND", "UNAVAILABLE", "RESET_AFTER", "TRUNCATED"})
    void commitThatCannotBeAskedFor_isFoundInTheLog(Fault fault) {
        proxy.spoil(answersAboutTheCommit(), fault);
        Built built = build(patience(Duration.ofSeconds(20), Duration.ofMillis(100)));
        assertThat(objection(built, true)).isEmpty();
        assertThat(built.week()).isPresent();
    }

    /** The service has the id already, and says so: that is a start. */
    @Test
    void startThatIsMadeAgain_asNobodyCouldBeAskedForTheFirst_isOne() {
        AtomicInteger starts = new AtomicInteger();
        proxy.spoil(
                (number, request) -> request.contains("-bank-")
                        && (request.startsWith("POST") ? starts.incrementAndGet() == 1 : starts.get() == 1),
                Fault.RESET_AFTER);
        Built built = build(patience(Duration.ofSeconds(20), Duration.ofSeconds(2)));
        assertThat(built.error()).isEmpty();
        assertThat(objection(built, false)).isEmpty();
        assertThat(starts).hasValue(2);
    }

    /** The start arrives after the build was given up: what was said to be unwritten must stay so. */
    @Test
    void commitThatArrivesAfterItWasGivenUp_writesNothing() throws Exception {
        proxy.spoil((number, request) -> startsCommit(request), Fault.STALL);
        Built built = build(patience(Duration.ofSeconds(2), Duration.ZERO));
        assertThat(agency.recorded().isNothing()).isTrue();
        proxy.awaitLateArrivals();
        assertThat(built.week()).isEmpty();
        assertThat(objection(built, true)).isEmpty();
        assertThat(agency.recorded().rows()).isEqualTo(1);
    }

    /** With no way back at all, neither end is claimed. */
    @Test
    void connectionThatStaysLost_afterTheCommitBegan_isSaidToBeOpen_withHowToAsk() {
        List<String> after = new ArrayList<>();
        proxy.spoil(
                (number, request) -> {
                    if (startsCommit(request) || !after.isEmpty()) {
                        after.add(request);
                    }
                    return !after.isEmpty();
                },
                Fault.RESET_AFTER);
        Built built = build(new ServiceLimits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(40), Duration.ZERO),
                Duration.ofSeconds(5)));
        assertThat(built.error())
                .contains(
                        "It is not known whether the week was recorded", "  schedule-builder runs show ava-2025-11-04-")
                .doesNotContain("othing was written");
        assertThat(agency.recorded().isOneWeek(length)).isTrue();
    }
}
