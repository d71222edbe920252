package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.Propensity;
import java.util.Locale;

/** Says whether a caption was explored, in place of which other one, and how likely its choice was. */
public final class PropensityText {
    /** A smaller probability needs more digits. */
    private static final double SMALL = 0.1;

    private PropensityText() {}

    /** One sentence. */
    public static String of(Propensity propensity) {
        return propensity
                .exploration()
                .map(explored -> String.format(
                        Locale.ROOT,
                        "Explored: its draw of $%,.2f beat the $%,.2f of caption %s, which is expected to earn $%,.2f more; "
                                + "chosen with probability %s.",
                        explored.draw(),
                        explored.drawOfInstead(),
                        explored.instead(),
                        explored.cost(),
                        probability(propensity)))
                .orElseGet(() -> "Not explored: its expected conversion won it the place; chosen with probability "
                        + probability(propensity) + ".");
    }

    private static String probability(Propensity propensity) {
        String format = propensity.probability() < SMALL ? "%.4f" : "%.2f";
        String probability = String.format(Locale.ROOT, format, propensity.probability());
        return propensity.error() == 0
                ? probability
                : probability + " ± " + String.format(Locale.ROOT, format, propensity.error());
    }
}
