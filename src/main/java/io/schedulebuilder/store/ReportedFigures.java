package io.schedulebuilder.store;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageAnalysis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a warehouse's own procedure makes of a page. Plans are made of this program's analysis; where the two differ, one of
 * them is not of this version.
 *
 * @param procedure that said so
 * @param revenue dollars
 * @param saturation 0 to 1
 * @param averageRpr dollars a recipient
 * @param averageConversion purchases a viewer
 * @param messages in the look-back
 */
public record ReportedFigures(
        String procedure,
        BigDecimal revenue,
        double saturation,
        double averageRpr,
        double averageConversion,
        int messages) {
    /** Sums of fractions in another order differ by less. */
    private static final double TOLERANCE = 1e-9;

    /** Each figure that differs, in words: money by a cent or less too, fractions by more than 1e-9. */
    public List<String> differences(PageAnalysis analysis) {
        List<String> differences = new ArrayList<>();
        if (revenue.compareTo(analysis.revenue()) != 0) {
            differences.add("revenue $" + revenue.toPlainString() + " there, $"
                    + analysis.revenue().toPlainString() + " here");
        }
        if (messages != analysis.messageCount()) {
            differences.add(Counted.of(messages, "message") + " there, " + analysis.messageCount() + " here");
        }
        if (analysis.carriedOver().isEmpty()) { // the procedure does not know of days that are missing
            compare("saturation", saturation, analysis.saturation().score(), differences);
        }
        compare("dollars a recipient", averageRpr, analysis.averageRpr(), differences);
        compare("purchases a viewer", averageConversion, analysis.averageConversion(), differences);
        return List.copyOf(differences);
    }

    private static void compare(String what, double there, double here, List<String> differences) {
        if (!(Math.abs(there - here) <= TOLERANCE * Math.max(1, Math.abs(here)))) { // not a number differs, too
            differences.add(what + " " + there + " there, " + here + " here");
        }
    }
}
