package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.SweepSummary.PageSweep;
import io.schedulebuilder.store.UpkeepDay;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the procedures for daily maintenance. Each can run again for the same day. */
final class Upkeep {
    /** The beginning of a procedure's message for people. */
    private static final String STALE = "mass_messages: no page had a viewer";

    private static final Pattern NOT_BEGUN =
            Pattern.compile("upkeep: the day ([\\d-]+) has not begun; today is ([\\d-]+)");

    private Upkeep() {}

    static SweepSummary sweep(Session session, Optional<LocalDate> day) {
        return begun(() -> new SweepSummary(
                session.query("sweep the locks", call(session, "sb_sweep_expired_caption_locks", day)).stream()
                        .map(row -> new PageSweep(row.text(0), row.number(1)))
                        .toList()));
    }

    static PerformanceSummary updatePerformance(Session session, Optional<LocalDate> day) {
        try {
            ResultRow row = begun(
                    () -> session.first("update the statistics", call(session, "sb_update_caption_performance", day)));
            return new PerformanceSummary(row.number(0), row.number(1), row.number(2));
        } catch (FailureException e) {
            String words = String.valueOf(e.getMessage());
            int begin = words.indexOf(STALE);
            throw begin < 0 ? e : new FailureException(upTo(words.substring(begin), "or name an earlier day."), e);
        }
    }

    /**
     * Runs a call and translates its error.
     *
     * @throws io.schedulebuilder.domain.InputException if the procedure reports that the day has not started
     */
    private static <T> T begun(Supplier<T> call) {
        try {
            return call.get();
        } catch (FailureException e) {
            Matcher refusal = NOT_BEGUN.matcher(String.valueOf(e.getMessage()));
            throw refusal.find() ? UpkeepDay.notBegun(LocalDate.parse(refusal.group(1)), refusal.group(2)) : e;
        }
    }

    private static String upTo(String text, String end) {
        int place = text.indexOf(end);
        return place < 0 ? text : text.substring(0, place + end.length());
    }

    private static Statement call(Session session, String procedure, Optional<LocalDate> day) {
        return Statement.of(procedure, call(session.dataset(), procedure, day));
    }

    static String call(Dataset dataset, String procedure, Optional<LocalDate> day) {
        return "CALL " + dataset.quoted(procedure) + "("
                + day.map(date -> "DATE '" + date + "'").orElse("NULL") + ")";
    }
}
