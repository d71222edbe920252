package io.schedulebuilder.terminal;

import io.schedulebuilder.report.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Expected revenue in words. It is unknown for a page without data. */
public final class ExpectedRevenue {
    private static final String UNKNOWN = "unknown";

    private ExpectedRevenue() {}

    /** Whole dollars, or "unknown". */
    public static String dollars(Optional<BigDecimal> revenue) {
        return revenue.map(dollars -> Figures.dollars(dollars.doubleValue())).orElse(UNKNOWN);
    }

    /** What a sum leaves out, as a suffix; empty if it leaves out nothing or everything. */
    public static String without(List<Optional<BigDecimal>> revenues) {
        long unknown = revenues.stream().filter(Optional::isEmpty).count();
        return unknown == 0 || unknown == revenues.size()
                ? ""
                : " without " + unknown + (unknown == 1 ? " page" : " pages") + " that "
                        + (unknown == 1 ? "has" : "have") + " no data";
    }
}
