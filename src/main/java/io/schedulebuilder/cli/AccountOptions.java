package io.schedulebuilder.cli;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** An account as a person describes it, for commands that ask the rules about one. */
final class AccountOptions {
    @Option(
            names = "--revenue",
            required = true,
            paramLabel = "DOLLARS",
            description = "Earned in the 90 days before as-of.")
    @SuppressWarnings("NullAway.Init")
    BigDecimal revenue;

    @Option(names = "--saturation", required = true, paramLabel = "0..1", description = "How tired the audience is.")
    @SuppressWarnings("NullAway.Init")
    BigDecimal saturation;

    @Option(
            names = "--segment",
            paramLabel = "SEGMENT",
            description = "What the audience buys: BUDGET, STANDARD, PREMIUM, LUXURY or EXPLORATORY. Default: what the "
                    + "rules make of --average-rpr and --message-count.")
    Optional<Segment> segment = Optional.empty();

    @Option(
            names = "--average-rpr",
            paramLabel = "DOLLARS",
            description = "Mean earnings per recipient. Default: ${DEFAULT-VALUE}.")
    BigDecimal averageRpr = BigDecimal.ZERO;

    @Option(
            names = "--message-count",
            paramLabel = "N",
            description = "Messages in the 90 days. Default: ${DEFAULT-VALUE}.")
    int messageCount;

    @Option(
            names = "--page-name",
            paramLabel = "PAGE",
            description = "For rules that name a page. Default: ${DEFAULT-VALUE}.")
    PageName pageName = new PageName("any");

    /**
     * The account.
     *
     * @throws InputException if a figure is out of its range
     */
    Account account() {
        double saturationValue = saturation.doubleValue();
        if (revenue.signum() < 0 || saturationValue < 0 || saturationValue > 1 || messageCount < 0) {
            throw new InputException("--revenue and --message-count are 0 or more, --saturation is from 0 to 1.");
        }
        return new Account(pageName, revenue, saturationValue, averageRpr.doubleValue(), 0, messageCount);
    }
}
