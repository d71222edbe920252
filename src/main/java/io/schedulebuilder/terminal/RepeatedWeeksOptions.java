package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.week.RepeatedWeeks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which week of the pages to plan, and how many times. */
public final class RepeatedWeeksOptions {
    @Option(
            names = "--start-date",
            paramLabel = "DATE",
            description = "First day of the week, yyyy-MM-dd. Default: the first Monday after --as-of or today; if the "
                    + "warehouse's last message is more than a week old, the first Monday after that message.")
    public Optional<LocalDate> startDate = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Plan each week with seeds 1 to N, to tell a real difference from chance. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Within(most = "1000")
    public int seeds = RepeatedWeeks.DEFAULT_SEEDS;

    @Mixin
    public AsOfOptions view;

    public RepeatedWeeks of(List<PageName> pages) {
        return new RepeatedWeeks(pages, startDate, view.asOf, view.timeZone, seeds);
    }
}
