package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.terminal.TextTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The day to run upkeep for, and how to show its results. */
public final class UpkeepOptions {
    @Option(
            names = "--day",
            paramLabel = "D",
            description = "The day, yyyy-MM-dd, in each page's time zone. Default: each page's own today.")
    Optional<LocalDate> day = Optional.empty();

    /** The JSON output of a sweep. */
    public record SweepView(Optional<String> day, long ended, List<SweepSummary.PageSweep> pages) {}

    /** The JSON output of an update. */
    public record PerformanceView(Optional<String> day, long added, long changed, long unchanged) {}

    SweepView view(SweepSummary swept) {
        return new SweepView(day.map(LocalDate::toString), swept.ended(), swept.pages());
    }

    PerformanceView view(PerformanceSummary updated) {
        return new PerformanceView(
                day.map(LocalDate::toString), updated.added(), updated.changed(), updated.unchanged());
    }

    String text(SweepSummary swept) {
        if (swept.ended() == 0) {
            return "There are no active locks for days before " + dayInWords() + ", so none ended.\n";
        }
        return String.format(Locale.ROOT, "Locks ended for days before %s: %,d\n", dayInWords(), swept.ended())
                + TextTable.of(
                        swept.pages().stream()
                                .map(page -> List.of(page.pageName(), String.format(Locale.ROOT, "%,6d", page.ended())))
                                .toList(),
                        "  ");
    }

    String text(PerformanceSummary updated) {
        return String.format(
                Locale.ROOT,
                "caption_bandit_stats %s from messages sent before %s: %,d new, %,d changed, %,d unchanged\n",
                Counted.of(updated.computed(), "row", 8),
                dayInWords(),
                updated.added(),
                updated.changed(),
                updated.unchanged());
    }

    private String dayInWords() {
        return day.map(LocalDate::toString).orElse("each page's today");
    }
}
