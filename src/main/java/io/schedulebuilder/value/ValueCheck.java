package io.schedulebuilder.value;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.RepeatedWeeks;
import io.schedulebuilder.worth.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Predicts past weeks one after the other, each from what was known before it, and compares with what came. The weeks
 * are those before as-of's day. Writes nothing. Does not close the snapshot.
 */
final class ValueCheck {
    private static final int DAYS_A_WEEK = 7;
    private static final Duration OLD = Duration.ofDays(DAYS_A_WEEK);

    private final PolicyEngine rules;
    private final Progress progress;

    /** Receives progress, from several threads. */
    @FunctionalInterface
    interface Progress {
        /**
         * Called when a week is checked.
         *
         * @param done number of checked weeks out of {@code total}, including this one
         */
        void weekDone(LocalDate start, int done, int total);
    }

    /**
     * Which weeks to check.
     *
     * @param pages empty means all active pages of the warehouse
     * @param weeks number of weeks, 1 or more
     * @param asOf empty means now; or, if the newest message is more than a week old, the time of that message
     */
    record Scope(List<PageName> pages, int weeks, Optional<AsOf> asOf) {
        private Instant asOf(Snapshot snapshot, Instant now) {
            return asOf.map(asked -> asked.in(Page.DEFAULT_ZONE))
                    .or(() -> snapshot.lastMessage().filter(last -> last.isBefore(now.minus(OLD))))
                    .orElse(now);
        }

        private List<PageName> pagesOf(Snapshot snapshot) {
            return new RepeatedWeeks(pages, Optional.empty(), asOf, Optional.empty(), 1).pagesOf(snapshot);
        }
    }

    ValueCheck(PolicyEngine rules, Progress progress) {
        this.rules = rules;
        this.progress = progress;
    }

    /**
     * Checks the weeks, one per core at a time.
     *
     * @throws InputException if a page is unknown or there is none, or the rules do not set what a page needs
     * @throws FailureException if the warehouse reports an error, or there is nothing to check
     */
    CheckReport run(Snapshot snapshot, Scope scope, Instant now) {
        Instant asOf = scope.asOf(snapshot, now);
        LocalDate start = LocalDate.ofInstant(asOf, Page.DEFAULT_ZONE).minusWeeks(scope.weeks());
        Map<Page, Instant> pages = new HashMap<>();
        scope.pagesOf(snapshot).forEach(name -> snapshot.page(name).ifPresent(page -> pages.put(page, asOf)));
        if (pages.isEmpty()) {
            throw new InputException(Refusals.NO_PAGE);
        }
        List<PageHistory> histories = new ArrayList<>();
        snapshot.histories(pages, histories::add);
        List<Page> all = snapshot.pageNames().stream()
                .flatMap(name -> snapshot.page(name).stream())
                .toList();
        Checked checked =
                new Checked(histories, snapshot.market(), all, asOf.minus(Market.SELLS), start, scope.weeks());
        List<PageWeek.Result> results = check(checked);
        List<CheckedSend> sends =
                results.stream().flatMap(result -> result.sends().stream()).toList();
        LeftOut leftOut = results.stream().map(PageWeek.Result::leftOut).reduce(LeftOut.NONE, LeftOut::plus);
        if (sends.isEmpty()) {
            throw nothing(start, scope.weeks(), leftOut);
        }
        return CheckReport.of(asOf, start, scope.weeks(), histories.size(), sends, leftOut);
    }

    private static FailureException nothing(LocalDate start, int weeks, LeftOut leftOut) {
        return new FailureException("nothing to check: in the " + Counted.of(weeks, "week") + " from " + start
                + ", no page sent a PPV that has sold out and whose price tier it had sold before ("
                + Counted.of(leftOut.all(), "other PPV")
                + "). Import more of the history, check more weeks with --weeks, "
                + "or choose another --as-of.");
    }

    /**
     * What all weeks share.
     *
     * @param all all pages of the warehouse
     */
    private record Checked(
            List<PageHistory> histories, Market market, List<Page> all, Instant soldOut, LocalDate start, int weeks) {
        Horizon week(int number, Page page) {
            return new Horizon(start.plusWeeks(number - 1L), 1, page.zone());
        }

        /** The model is fitted once for all pages, so to what was sent before the week began on any of them. */
        PageWeek.Lesson lesson(int number) {
            Instant first = all.stream()
                    .map(page -> week(number, page).begins())
                    .min(Instant::compareTo)
                    .orElseThrow();
            return new PageWeek.Lesson(market.before(first), first);
        }
    }

    private List<PageWeek.Result> check(Checked checked) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService cores = Futures.pool(Runtime.getRuntime().availableProcessors(), "check");
        List<CompletableFuture<List<PageWeek.Result>>> weeks = IntStream.rangeClosed(1, checked.weeks())
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> check(checked, number), cores)
                        .whenComplete((results, failure) -> progress.weekDone(
                                checked.start().plusWeeks(number - 1L), done.incrementAndGet(), checked.weeks())))
                .toList();
        cores.shutdown();
        return weeks.stream().flatMap(week -> Futures.get(week).stream()).toList();
    }

    private List<PageWeek.Result> check(Checked checked, int number) {
        PageWeek.Lesson lesson = checked.lesson(number);
        return checked.histories().stream()
                .map(history -> PageWeek.check(
                        number, history, checked.week(number, history.page()), checked.soldOut(), rules, lesson))
                .toList();
    }
}
