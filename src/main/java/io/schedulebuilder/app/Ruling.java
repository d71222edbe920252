package io.schedulebuilder.app;

import io.schedulebuilder.analysis.HourWorth;
import io.schedulebuilder.analysis.PageAnalyser;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.policy.PolicyEngine;
import java.util.List;

/** What one rule set makes of a reading: the page's figures, what is asked of its week, and what its hours are worth. */
record Ruling(Reading reading, PageAnalysis analysis, Policy policy, HourTable hours) {

    /** @throws io.schedulebuilder.domain.InputException if the rules leave a parameter of this page open */
    static Ruling of(Reading reading, PolicyEngine rules, Steps steps) {
        PageAnalysis analysis =
                steps.time("analyse", () -> PageAnalyser.analyse(reading.history(), reading.asOf(), rules::tierFor));
        Policy policy = steps.time("apply rules", () -> rules.policyFor(analysis.account()));
        return new Ruling(reading, analysis, policy, HourWorth.table(analysis.hours(), policy.peakHours()));
    }

    /** What is asked of each week, in order. */
    List<AskedWeek> asked() {
        return reading.asked(policy);
    }

    /** The same without the rows that were read. */
    Ruling withoutRows() {
        return new Ruling(reading.withoutRows(), analysis, policy, hours);
    }
}
