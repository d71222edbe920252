package io.schedulebuilder.cli;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.export.PlanFileAssembler;
import io.schedulebuilder.export.PlanJson;
import io.schedulebuilder.policy.PolicyEngine;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the policy of an account and who set each value. */
@Command(
        name = "show",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Show what the rules ask of an account, and which rule set each value.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:wrong usage or a rule is wrong"},
        footer = {
            "",
            "Examples:",
            "  schedule-builder rules show --revenue 60000 --saturation 0.45",
            "  schedule-builder rules show --revenue 4999.99 --saturation 0.6 --segment PREMIUM --json"
        })
final class RulesShowCommand implements Callable<Integer> {
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    RulesOption rules;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    TalkOptions talk;

    @Override
    public Integer call() {
        double saturationValue = saturation.doubleValue();
        if (revenue.signum() < 0 || saturationValue < 0 || saturationValue > 1 || messageCount < 0) {
            throw new InputException("--revenue and --message-count are 0 or more, --saturation is from 0 to 1.");
        }
        Account account = new Account(pageName, revenue, saturationValue, averageRpr.doubleValue(), 0, messageCount);
        PolicyEngine engine = PolicyEngine.load(rules.folder());
        Policy policy =
                segment.map(fixed -> engine.policyFor(account, fixed)).orElseGet(() -> engine.policyFor(account));
        if (talk.json) {
            talk.out().print(PlanJson.write(PlanFileAssembler.policyView(policy)));
        } else {
            talk.out().print(new PolicyTable(policy).text());
        }
        return ExitCodes.DONE;
    }
}
