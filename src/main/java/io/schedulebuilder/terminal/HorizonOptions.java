package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.week.WeekSettings.Earlier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many weeks are planned, and what becomes of what is scheduled on their days. */
public final class HorizonOptions {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    private int weeks = 1;

    @Option(
            names = "--replace",
            description = "Take the place of schedules that overlap these days; what was sent already stays.")
    boolean replace;

    @Option(
            names = "--keep",
            description =
                    "As --replace, and what is not sent yet stays where it is as far as the rules and the captions "
                            + "still allow. Says what moved, and why.")
    boolean keep;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "Weeks to plan in one, 1 to " + Horizon.MOST_WEEKS
                    + ". Each gets what the rules ask of a week, " + "less in one with holidays. Default: 1.")
    void setWeeks(int count) {
        if (count < 1 || count > Horizon.MOST_WEEKS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--weeks is 1 to " + Horizon.MOST_WEEKS + ", not " + count
                            + ": what the last 90 days say of a page is stale further on.");
        }
        weeks = count;
    }

    public int weeks() {
        return weeks;
    }

    /** To keep what is scheduled is to replace it. */
    public Earlier earlier() {
        return keep ? Earlier.ARE_KEPT : replace ? Earlier.GIVE_WAY : Earlier.STAND;
    }
}
