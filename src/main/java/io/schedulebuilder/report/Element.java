package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An element of HTML or SVG.
 *
 * @param attributes in the order they are written
 * @param content in reading order
 */
public record Element(String name, Map<String, String> attributes, List<Node> content) implements Node {
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        content = List.copyOf(content);
    }

    @Override
    public String characters() {
        return content.stream().map(Node::characters).collect(Collectors.joining());
    }

    /** Creates an element with child nodes. */
    public static Element of(String name, Node... content) {
        return new Element(name, Map.of(), List.of(content));
    }

    /** Creates an element that contains text. */
    public static Element of(String name, String text) {
        return of(name, new Text(text));
    }

    /** A copy with this attribute added or replaced. */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, content);
    }

    /** A copy with a measure in SVG units, to a hundredth. */
    public Element with(String attribute, double value) {
        return with(attribute, String.format(Locale.ROOT, "%.2f", value));
    }

    /** A copy with a share of the picture's width, to a hundredth of a percent. */
    public Element withShare(String attribute, double share) {
        return with(attribute, String.format(Locale.ROOT, "%.2f%%", 100 * share));
    }

    /** A copy with a style class. */
    public Element styled(String styleClass) {
        return with("class", styleClass);
    }

    /** A copy with more content at the end. */
    public Element containing(Node... more) {
        return containing(List.of(more));
    }

    /** A copy with more content at the end. */
    public Element containing(List<? extends Node> more) {
        List<Node> all = new ArrayList<>(content);
        all.addAll(more);
        return new Element(name, attributes, all);
    }
}
