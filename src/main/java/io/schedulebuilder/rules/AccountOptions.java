package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.terminal.Within;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that describe an account, for commands that ask the rules about it. */
final class AccountOptions {
    @Option(
            names = "--revenue",
            required = true,
            paramLabel = "DOLLARS",
            description = "Revenue in the 90 days before as-of, in dollars.")
    @Within(least = "0", most = "1000000000000")
    BigDecimal revenue;

    @Option(
            names = "--saturation",
            required = true,
            paramLabel = "0..1",
            description = "How tired the audience is, from 0 to 1.")
    @Within(least = "0", most = "1")
    BigDecimal saturation;

    @Option(
            names = "--segment",
            paramLabel = "SEGMENT",
            description = "What the audience buys: BUDGET, STANDARD, PREMIUM, LUXURY or EXPLORATORY. Default: what the "
                    + "rules derive from --average-rpr and --message-count.")
    Optional<Segment> segment = Optional.empty();

    @Option(
            names = "--average-rpr",
            paramLabel = "DOLLARS",
            description = "Mean earnings per recipient, in dollars. Default: ${DEFAULT-VALUE}.")
    @Within(least = "0", most = "1000000")
    BigDecimal averageRpr = BigDecimal.ZERO;

    @Option(
            names = "--message-count",
            paramLabel = "N",
            description = "Messages sent in those 90 days. Default: ${DEFAULT-VALUE}.")
    @Within(least = "0", most = "10000000")
    int messageCount;

    @Option(
            names = "--tier-messages",
            paramLabel = "N",
            description = "PPVs sent in those 90 days of the price tier that the page sent least. Default: "
                    + "${DEFAULT-VALUE}.")
    @Within(least = "0", most = "10000000")
    int tierMessages;

    @Option(
            names = "--page-name",
            paramLabel = "PAGE",
            description = "Page name, for rules that name a page. Default: ${DEFAULT-VALUE}.")
    PageName pageName = new PageName("any");

    /** The account that the options describe. */
    Account account() {
        return new Account(
                pageName, revenue, saturation.doubleValue(), averageRpr.doubleValue(), 0, messageCount, tierMessages);
    }
}
