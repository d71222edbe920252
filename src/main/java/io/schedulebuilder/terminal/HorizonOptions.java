package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.week.WeekSettings;
import io.schedulebuilder.week.WeekSettings.Earlier;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which weeks to plan, and what happens to schedules on the same days. */
public final class HorizonOptions {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    private int weeks = 1;

    @Option(
            names = "--start-date",
            required = true,
            paramLabel = "DATE",
            description = "First day to plan, yyyy-MM-dd, in the page's time zone.")
    public LocalDate startDate;

    @Option(
            names = "--replace",
            description = "Replace schedules that overlap these days. Messages that were already sent stay.")
    boolean replace;

    @Option(
            names = "--keep",
            description = "Like --replace, but messages that are not sent yet stay where they are if the rules and "
                    + "captions still allow it. Shows what moved and why.")
    boolean keep;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "Number of weeks to plan together, 1 to " + Horizon.MOST_WEEKS
                    + ". Each gets what the rules set for a week, and less in a week with holidays. Default: 1.")
    void setWeeks(int count) {
        if (count < 1 || count > Horizon.MOST_WEEKS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--weeks must be 1 to " + Horizon.MOST_WEEKS + ", not " + count
                            + ": the last 90 days say too little about a page further ahead.");
        }
        weeks = count;
    }

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed on the same data gives the same week. Default: ${DEFAULT-VALUE}.")
    long seed = WeekSettings.DEFAULT_SEED;

    @Mixin
    public AsOfOptions view;

    public WeekSettings settings(WeekSettings.Selection selection, boolean allowStale) {
        return new WeekSettings(startDate, weeks, view.asOf, view.timeZone, seed, earlier(), selection, allowStale);
    }

    public int weeks() {
        return weeks;
    }

    /** {@code --keep} implies {@code --replace}. */
    public Earlier earlier() {
        return keep ? Earlier.ARE_KEPT : replace ? Earlier.GIVE_WAY : Earlier.STAND;
    }
}
