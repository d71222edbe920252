package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Comparisons for tests, by what their plans earn. */
public final class Comparisons {
    public static final LocalDate START = LocalDate.of(2025, 11, 3);

    private static final Policy POLICY = PolicyEngine.interpreting(RuleBook.read(Path.of("rules")))
            .policyFor(new Account(new PageName("ava"), new BigDecimal("60000"), 0.45, 1, 0.05, 100, 0));

    /** Of a page without history. */
    public static final PageOutlook NOTHING_KNOWN =
            new PageOutlook(Optional.empty(), 0, Optional.empty(), Optional.empty());

    private Comparisons() {}

    public static PagePlans plans(double... revenueBySeed) {
        return new PagePlans(
                POLICY,
                IntStream.range(0, revenueBySeed.length)
                        .mapToObj(seed -> new PricedWeek(seed + 1L, List.of(), 0, revenueBySeed[seed]))
                        .toList(),
                true);
    }

    public static PageComparison page(String name, PagePlans before, PagePlans after) {
        return new PageComparison(
                new PageName(name), new Horizon(START, 1, Page.DEFAULT_ZONE), before, after, true, NOTHING_KNOWN);
    }

    public static RuleSetComparison of(List<PageComparison> pages, PageFailure... failures) {
        return new RuleSetComparison(
                "rules", "calmer", "fast.xml", START, 3, Optional.empty(), pages, List.of(failures));
    }
}
