package io.schedulebuilder.store;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageAnalysis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A page's figures from the warehouse's own procedure. Plans use this program's analysis; if the two differ, one of
 * them has another version.
 *
 * @param procedure the procedure's name
 * @param revenue dollars
 * @param saturation 0 to 1
 * @param averageRpr dollars per recipient
 * @param averageConversion purchases per viewer
 * @param messages in the look-back
 */
public record ReportedFigures(
        String procedure,
        BigDecimal revenue,
        double saturation,
        double averageRpr,
        double averageConversion,
        int messages) {
    /** Larger than the rounding error of summing fractions in another order. */
    private static final double TOLERANCE = 1e-9;

    /** The figures that differ, in words. Money must be exactly equal; fractions may differ by 1e-9. */
    public List<String> differences(PageAnalysis analysis) {
        List<String> differences = new ArrayList<>();
        if (revenue.compareTo(analysis.revenue()) != 0) {
            differences.add("revenue $" + revenue.toPlainString() + " there, $"
                    + analysis.revenue().toPlainString() + " here");
        }
        if (messages != analysis.messageCount()) {
            differences.add(Counted.of(messages, "message") + " there, " + analysis.messageCount() + " here");
        }
        if (analysis.carriedOver().isEmpty()) { // the procedure does not know about missing days
            compare("saturation", saturation, analysis.saturation().score(), differences);
        }
        compare("dollars a recipient", averageRpr, analysis.averageRpr(), differences);
        compare("purchases a viewer", averageConversion, analysis.averageConversion(), differences);
        return List.copyOf(differences);
    }

    private static void compare(String what, double there, double here, List<String> differences) {
        if (!(Math.abs(there - here) <= TOLERANCE * Math.max(1, Math.abs(here)))) { // NaN differs, too
            differences.add(what + " " + there + " there, " + here + " here");
        }
    }
}
