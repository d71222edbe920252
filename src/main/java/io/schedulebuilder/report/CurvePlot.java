package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots curves of shares over counts. Counts have a logarithmic scale. Shares have a scale where each nine (90%, 99%,
 * 99.9%) takes the same distance. Widths are shares of the page, so text keeps its size on a phone.
 */
public final class CurvePlot {
    private static final double HEIGHT = 260;
    private static final double TOP = 14;
    private static final double BOTTOM = 28;
    private static final double LEFT = 0.125;
    private static final double RIGHT = 0.97;

    /** The smallest distance from 1 that the plot can show. */
    private static final double LEAST_GAP = 0.0005;

    private static final double[] SHARES = {0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final int COLOURS = 6;

    private final String words;
    private final String countName;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String label, List<Point> points) {}

    /** The share reached (0 to 1) at a count (above 0). */
    public record Point(double count, double share) {}

    /**
     * Creates a plot without curves.
     *
     * @param words the text alternative for people who cannot see the plot
     * @param countName what is counted, for example {@code score calculations}
     */
    public CurvePlot(String words, String countName) {
        this.words = words;
        this.countName = countName;
    }

    /** Adds a curve. The points are in order of count. */
    public CurvePlot curve(String label, List<Point> points) {
        lines.add(new Line(label, List.copyOf(points)));
        return this;
    }

    /** The plot, with its legend. */
    public Element element() {
        Scale scale = Scale.of(lines);
        Element picture = Svg.picture(words, HEIGHT);
        for (double share : SHARES) {
            if (scale.holds(share)) {
                picture = picture.containing(grid(scale, share));
            }
        }
        for (double count = 1; count <= scale.last(); count *= 10) {
            if (count >= scale.first()) {
                picture = picture.containing(Svg.tick(scale.x(count), HEIGHT - 8, "middle", count(count)));
            }
        }
        Element curves = Element.of("svg")
                .with("x", "0")
                .with("y", "0")
                .with("width", "100%")
                .with("height", HEIGHT)
                .with("viewBox", String.format(Locale.ROOT, "0 0 1000 %.0f", HEIGHT))
                .with("preserveAspectRatio", "none");
        List<Element> legend = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String style = "curve c" + i % COLOURS;
            curves = curves.containing(Element.of("polyline")
                    .styled(style)
                    .with("points", points(lines.get(i), scale))
                    .with("vector-effect", "non-scaling-stroke"));
            legend.add(Element.of(
                    "span",
                    Element.of(
                                    "svg",
                                    Element.of("line")
                                            .styled(style)
                                            .with("x1", "0")
                                            .with("y1", "6")
                                            .with("x2", "28")
                                            .with("y2", "6"))
                            .with("width", "28")
                            .with("height", "12")
                            .with("aria-hidden", "true"),
                    new Text(lines.get(i).label())));
        }
        return Element.of(
                        "figure",
                        Element.of("div").styled("legend").containing(legend),
                        picture.containing(curves),
                        Element.of("figcaption", words + ", by " + countName))
                .styled("curves");
    }

    private static List<Element> grid(Scale scale, double share) {
        double y = scale.y(share);
        return List.of(Svg.line("grid", LEFT, y, RIGHT, y), Svg.tick(LEFT - 0.01, y + 4, "end", percent(share)));
    }

    private static String percent(double share) {
        return Figures.rounded(100 * share, 1).stripTrailingZeros().toPlainString() + "%";
    }

    private static String count(double count) {
        return count >= 1e6
                ? Math.round(count / 1e6) + "M"
                : count >= 1e3 ? Math.round(count / 1e3) + "k" : "" + Math.round(count);
    }

    /** Draws steps: the best share holds until the next point. */
    private static String points(Line line, Scale scale) {
        StringBuilder points = new StringBuilder();
        double height = scale.y(0);
        for (Point point : line.points()) {
            double x = 1000 * scale.x(point.count());
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, height));
            height = scale.y(point.share());
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, height));
        }
        return points.toString().strip();
    }

    /** Converts counts to shares of the width, and shares to heights. */
    private record Scale(double first, double last, double leastGap) {
        static Scale of(List<Line> lines) {
            double first = Double.MAX_VALUE;
            double last = 1;
            double gap = 1;
            for (Line line : lines) {
                for (Point point : line.points()) {
                    first = Math.min(first, point.count());
                    last = Math.max(last, point.count());
                    gap = Math.min(gap, 1 - point.share());
                }
            }
            return new Scale(Math.min(first, last / 10), last, Math.max(LEAST_GAP, gap * 0.8));
        }

        boolean holds(double share) {
            return 1 - share >= leastGap;
        }

        double x(double count) {
            return LEFT
                    + (RIGHT - LEFT)
                            * Math.log(Math.max(count, first) / first)
                            / Math.max(1e-9, Math.log(last / first));
        }

        double y(double share) {
            double gap = Math.max(leastGap, 1 - share);
            return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.log(gap) / Math.min(-1e-9, Math.log(leastGap));
        }
    }
}
