package io.schedulebuilder.report;

/** SVG shapes for plots whose widths are shares of the page. */
final class Svg {
    private Svg() {}

    /** A picture as wide as the page. */
    static Element picture(String words, double height) {
        return Element.of("svg", Element.of("title", words))
                .with("role", "img")
                .with("width", "100%")
                .with("height", height);
    }

    static Element line(String styleClass, double x1, double y1, double x2, double y2) {
        return Element.of("line")
                .styled(styleClass)
                .withShare("x1", x1)
                .with("y1", y1)
                .withShare("x2", x2)
                .with("y2", y2);
    }

    /** A label on a scale. */
    static Element tick(double x, double y, String anchor, String words) {
        return Element.of("text", words)
                .styled("tick")
                .withShare("x", x)
                .with("y", y)
                .with("text-anchor", anchor);
    }
}
