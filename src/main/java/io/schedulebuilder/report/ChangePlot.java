package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Plots changes as dots on one scale. The band around zero is where chance alone would put the dot; a dot outside its
 * band is more than noise and is drawn filled. Widths are shares of the page, so text keeps its size on a phone.
 */
public final class ChangePlot {
    private static final double ROW_HEIGHT = 24;
    private static final double MIDDLE = ROW_HEIGHT / 2;
    private static final double BAND_HEIGHT = 12;
    private static final double DOT_RADIUS = 5;

    /** Room at both ends for half a dot. */
    private static final double MARGIN = 0.03;

    private final String caption;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One change.
     *
     * @param noise half the width of the band, in dollars, 0 or more
     */
    private record Row(String label, double change, double noise, boolean beyondNoise) {}

    /** Creates a plot of changes in dollars. */
    public ChangePlot(String caption) {
        this.caption = caption;
    }

    /** Adds a row. Amounts are in dollars. */
    public ChangePlot row(String label, double change, double noise, boolean beyondNoise) {
        rows.add(new Row(label, change, noise, beyondNoise));
        return this;
    }

    /** The plot as a table: label, picture and figure in each row. */
    public Element element() {
        double low = rows.stream()
                .mapToDouble(row -> Math.min(row.change(), -row.noise()))
                .min()
                .orElse(0);
        double high = rows.stream()
                .mapToDouble(row -> Math.max(row.change(), row.noise()))
                .max()
                .orElse(0);
        Scale scale = new Scale(low, high);
        Table table = Table.of(caption)
                .column("page", false)
                .column(axis(scale), false)
                .column("change", true);
        rows.forEach(row -> table.row(
                new Text(row.label()),
                picture(row, scale),
                Table.figure(Figures.rounded(row.change(), 2), Figures.signedDollars(row.change()))));
        return table.still().styled("plot");
    }

    private static Element picture(Row row, Scale scale) {
        String words = row.label() + ": " + Figures.signedDollars(row.change())
                + (row.beyondNoise() ? ", beyond noise of " : ", within noise of ") + Figures.dollars(row.noise());
        double zero = scale.share(0);
        double from = scale.share(-row.noise());
        double dot = scale.share(row.change());
        return Svg.picture(words, ROW_HEIGHT)
                .containing(
                        Element.of("rect")
                                .styled("band")
                                .withShare("x", from)
                                .with("y", MIDDLE - BAND_HEIGHT / 2)
                                .withShare("width", scale.share(row.noise()) - from)
                                .with("height", BAND_HEIGHT),
                        Svg.line("zero", zero, 0, zero, ROW_HEIGHT),
                        Svg.line("stem", zero, MIDDLE, dot, MIDDLE),
                        Element.of("circle")
                                .styled(!row.beyondNoise() ? "dot within" : row.change() < 0 ? "dot less" : "dot more")
                                .withShare("cx", dot)
                                .with("cy", MIDDLE)
                                .with("r", DOT_RADIUS));
    }

    /** Zero, and each end of the scale that does not overlap it. */
    private static Element axis(Scale scale) {
        double zero = scale.share(0);
        Element axis = Svg.picture(
                        "Scale from " + Figures.signedDollars(scale.low()) + " to "
                                + Figures.signedDollars(scale.high())
                                + ": the dot is the change, the band is the noise",
                        ROW_HEIGHT)
                .containing(tick(zero, "0", "middle"));
        if (zero > 0.25) {
            axis = axis.containing(tick(scale.share(scale.low()), Figures.signedDollars(scale.low()), "start"));
        }
        if (zero < 0.75) {
            axis = axis.containing(tick(scale.share(scale.high()), Figures.signedDollars(scale.high()), "end"));
        }
        return axis;
    }

    private static Element tick(double share, String words, String anchor) {
        return Svg.tick(share, ROW_HEIGHT - 7, anchor, words);
    }

    /** Converts dollars to shares of the width. */
    private record Scale(double low, double high) {
        double share(double value) {
            double width = high - low;
            return width == 0 ? 0.5 : MARGIN + (1 - 2 * MARGIN) * (value - low) / width;
        }
    }
}
