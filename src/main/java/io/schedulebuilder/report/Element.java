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
 * @param attributes in order of writing
 * @param content in order of reading
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

    /** An element with elements in it. */
    public static Element of(String name, Node... content) {
        return new Element(name, Map.of(), List.of(content));
    }

    /** An element with a text in it. */
    public static Element of(String name, String text) {
        return of(name, new Text(text));
    }

    /** The same element with one more attribute, or another value of it. */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, content);
    }

    /** The same element with a measure in SVG's units, to a hundredth. */
    public Element with(String attribute, double value) {
        return with(attribute, String.format(Locale.ROOT, "%.2f", value));
    }

    /** The same element with a share of the picture's width, to a hundredth of a percent. */
    public Element withShare(String attribute, double share) {
        return with(attribute, String.format(Locale.ROOT, "%.2f%%", 100 * share));
    }

    /** The same element of a style class. */
    public Element styled(String styleClass) {
        return with("class", styleClass);
    }

    /** The same element with more in it. */
    public Element containing(Node... more) {
        return containing(List.of(more));
    }

    /** The same element with more in it. */
    public Element containing(List<? extends Node> more) {
        List<Node> all = new ArrayList<>(content);
        all.addAll(more);
        return new Element(name, attributes, all);
    }
}
