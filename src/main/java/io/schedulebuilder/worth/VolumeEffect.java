package io.schedulebuilder.worth;

/**
 * How purchases per viewer changed in weeks with more or fewer PPVs.
 *
 * @param slope change of the log of purchases per viewer if a page sends as many PPVs again as it usually does; below 0
 *     if more PPVs sell less
 * @param deviation standard deviation of what is believed of it
 * @param weeks how many weeks it was learned from
 * @param fewest PPVs in the week with the fewest; for all pages together, relative to what is usual
 * @param most PPVs in the week with the most, likewise
 * @param usual PPVs in a usual week; for all pages together, 1
 */
public record VolumeEffect(double slope, double deviation, int weeks, double fewest, double most, double usual) {
    private static final double Z95 = 1.959963984540054;
    private static final double LEAST_SPREAD = 0.2;

    /** Whether the weeks had volumes that differ enough to say something. */
    public boolean hasDifferentWeeks() {
        return most - fewest >= LEAST_SPREAD * usual;
    }

    /**
     * The factor of purchases per viewer if the volume changes.
     *
     * @param more PPVs a week more, relative to the usual number; 0.1 is a tenth more
     */
    public double factor(double more) {
        return StrictMath.exp(slope * more);
    }

    /** The end of the factor's 95% interval that is worse for more PPVs. */
    public double worst(double more) {
        return StrictMath.exp((slope - Z95 * deviation) * more);
    }

    /** The end of the factor's 95% interval that is better for more PPVs. */
    public double best(double more) {
        return StrictMath.exp((slope + Z95 * deviation) * more);
    }
}
