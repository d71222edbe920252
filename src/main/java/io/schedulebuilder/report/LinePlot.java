package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plots lines, dots and a band on linear scales. The vertical scale starts at 0, so that heights can be compared. Widths
 * are shares of the page, so text keeps its size on a phone.
 */
public final class LinePlot {
    private static final double HEIGHT = 280;
    private static final double TOP = 14;
    private static final double BOTTOM = 28;
    private static final double LEFT = 0.125;
    private static final double RIGHT = 0.97;
    private static final double DOT_RADIUS = 4.5;
    private static final int MOST_STEPS = 6;

    private final String words;
    private final DoubleFunction<String> heightWords;
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Range> band = new ArrayList<>();
    private final List<List<Point>> lines = new ArrayList<>();
    private final List<Point> dots = new ArrayList<>();
    private final List<Element> legend = new ArrayList<>();

    private record Tick(double x, String label) {}

    /** A point of a line, or a dot. Its height is 0 or more. */
    public record Point(double x, double y) {}

    /** A part of the band. Its heights are 0 or more. */
    public record Range(double x, double low, double high) {}

    /**
     * Creates an empty plot.
     *
     * @param words the caption, which is also the text alternative for people who cannot see the plot
     * @param heightWords formats a height
     */
    public LinePlot(String words, DoubleFunction<String> heightWords) {
        this.words = words;
        this.heightWords = heightWords;
    }

    /** Adds a label below the plot. */
    public LinePlot tick(double x, String label) {
        ticks.add(new Tick(x, label));
        return this;
    }

    /** Adds the band. Its parts are in order of x. */
    public LinePlot band(String label, List<Range> ranges) {
        band.addAll(ranges);
        return legend(
                label,
                Element.of("rect")
                        .styled("band")
                        .with("x", 0)
                        .with("y", 1)
                        .with("width", 28)
                        .with("height", 10));
    }

    /** Adds a line. Its points are in order of x. */
    public LinePlot line(String label, List<Point> points) {
        legend(
                label,
                Element.of("line")
                        .styled(style(lines.size()))
                        .with("x1", 0)
                        .with("y1", 6)
                        .with("x2", 28)
                        .with("y2", 6));
        lines.add(List.copyOf(points));
        return this;
    }

    /** Adds dots. */
    public LinePlot dots(String label, List<Point> points) {
        dots.addAll(points);
        return legend(
                label,
                Element.of("circle")
                        .styled("dot less")
                        .with("cx", 14)
                        .with("cy", 6)
                        .with("r", DOT_RADIUS));
    }

    private static String style(int line) {
        return "curve c" + (line == 0 ? 0 : 4);
    }

    private LinePlot legend(String label, Element sign) {
        legend.add(Element.of(
                "span",
                Element.of("svg", sign).with("width", "28").with("height", "12").with("aria-hidden", "true"),
                new Text(label)));
        return this;
    }

    /** The heights at which a scale from 0 to {@code highest} has lines: a few multiples of 1, 2 or 5 times ten to n. */
    public static List<Double> steps(double highest) {
        if (!(highest > 0 && highest < Double.MAX_VALUE)) {
            return List.of(0.0);
        }
        double step = StrictMath.pow(10, Math.floor(StrictMath.log10(highest / MOST_STEPS)));
        double width = Stream.of(step, 2 * step, 5 * step, 10 * step)
                .filter(wide -> highest / wide <= MOST_STEPS)
                .findFirst()
                .orElse(10 * step);
        return Stream.iterate(0, i -> i + 1)
                .limit((long) Math.floor(highest / width + 1e-9) + 1)
                .map(i -> i * width)
                .toList();
    }

    /** The plot, with its legend. */
    public Element element() {
        Scale scale = scale();
        Element picture = Svg.picture(words, HEIGHT);
        for (double height : steps(scale.highest())) {
            double y = scale.y(height);
            picture = picture.containing(
                    Svg.line("grid", LEFT, y, RIGHT, y),
                    Svg.tick(LEFT - 0.01, y + 4, "end", heightWords.apply(height)));
        }
        for (Tick tick : ticks) {
            picture = picture.containing(Svg.tick(scale.x(tick.x()), HEIGHT - 8, "middle", tick.label()));
        }
        return Element.of(
                        "figure",
                        Element.of("div").styled("legend").containing(legend),
                        picture.containing(areas(scale)).containing(circles(scale)),
                        Element.of("figcaption", words))
                .styled("curves");
    }

    private Scale scale() {
        List<Double> across = Stream.of(
                        ticks.stream().map(Tick::x), band.stream().map(Range::x), points().map(Point::x))
                .flatMap(xs -> xs)
                .toList();
        return new Scale(
                across.stream().mapToDouble(x -> x).min().orElse(0),
                across.stream().mapToDouble(x -> x).max().orElse(1),
                Stream.concat(band.stream().map(Range::high), points().map(Point::y))
                        .mapToDouble(y -> y)
                        .max()
                        .orElse(0));
    }

    private Stream<Point> points() {
        return Stream.concat(lines.stream().flatMap(List::stream), dots.stream());
    }

    /** What stretches with the page's width: the band and the lines. */
    private Element areas(Scale scale) {
        Element areas = Element.of("svg")
                .with("x", "0")
                .with("y", "0")
                .with("width", "100%")
                .with("height", HEIGHT)
                .with("viewBox", String.format(Locale.ROOT, "0 0 1000 %.0f", HEIGHT))
                .with("preserveAspectRatio", "none");
        if (!band.isEmpty()) {
            List<Point> outline = new ArrayList<>();
            band.forEach(range -> outline.add(new Point(range.x(), range.high())));
            for (int i = band.size() - 1; i >= 0; i--) {
                outline.add(new Point(band.get(i).x(), band.get(i).low()));
            }
            areas = areas.containing(Element.of("polygon").styled("band").with("points", scale.places(outline)));
        }
        for (int i = 0; i < lines.size(); i++) {
            areas = areas.containing(Element.of("polyline")
                    .styled(style(i))
                    .with("points", scale.places(lines.get(i)))
                    .with("vector-effect", "non-scaling-stroke"));
        }
        return areas;
    }

    private List<Element> circles(Scale scale) {
        return dots.stream()
                .map(dot -> Element.of("circle")
                        .styled("dot less")
                        .withShare("cx", scale.x(dot.x()))
                        .with("cy", scale.y(dot.y()))
                        .with("r", DOT_RADIUS))
                .toList();
    }

    /** Converts x to a share of the width, and y to a height in pixels. */
    private record Scale(double first, double last, double highest) {
        double x(double x) {
            return first == last ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * (x - first) / (last - first);
        }

        double y(double y) {
            return HEIGHT - BOTTOM - (highest == 0 ? 0 : (HEIGHT - BOTTOM - TOP) * y / highest);
        }

        String places(List<Point> points) {
            return points.stream()
                    .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", 1000 * x(point.x()), y(point.y())))
                    .collect(Collectors.joining(" "));
        }
    }
}
