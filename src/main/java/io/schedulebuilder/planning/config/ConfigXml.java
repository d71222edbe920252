package io.schedulebuilder.planning.config;

import io.schedulebuilder.domain.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A configuration file of the solver or its benchmarker, as plain elements. It has no prefixes, comments, CDATA or
 * character references, so our checks and OptaPlanner's reader see the same content however the file is written.
 */
public final class ConfigXml {
    /**
     * OptaPlanner's deepest configuration has about ten levels. The limit keeps the recursion from overflowing the
     * stack.
     */
    private static final int DEEPEST = 50;

    /**
     * An element, without details of how it was written.
     *
     * @param line the line where its start tag ends
     * @param text its text without surrounding spaces; empty if it has children
     */
    public record Element(String name, int line, String text, Map<String, String> attributes, List<Element> children) {

        /** This element and all elements inside it, in file order. */
        public Stream<Element> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
        }

        /** A document with this element as its root. Every start tag ends on the same line as in the file. */
        public byte[] document(String namespace) {
            StringBuilder xml = new StringBuilder();
            write(xml, 1, " xmlns=\"" + namespace + "\"");
            return xml.toString().getBytes(StandardCharsets.UTF_8);
        }

        private int write(StringBuilder xml, int from, String namespace) {
            int at = Math.max(from, line);
            xml.append("\n".repeat(at - from)).append('<').append(name).append(namespace);
            attributes.forEach((attribute, value) -> xml.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"'));
            xml.append('>').append(escaped(text));
            for (Element child : children) {
                at = child.write(xml, at, "");
            }
            xml.append("</").append(name).append('>');
            return at;
        }

        /**
         * Escapes text. Line breaks become character references, because real ones would move the lines that follow.
         */
        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("\r", "&#13;")
                    .replace("\n", "&#10;");
        }
    }

    private final Path path;
    private final String kind;
    private final List<String> faults = new ArrayList<>();
    private final Deque<Builder> open = new ArrayDeque<>();
    private String namespace = "";

    private ConfigXml(Path path, String kind) {
        this.path = path;
        this.kind = kind;
    }

    /**
     * Reads a file.
     *
     * @param path the path for messages
     * @param root required name of the root element, in this namespace or, as OptaPlanner allows, in none
     * @param kind what to call such a file, such as "solver configuration"
     * @throws InputException if it is not XML, has a document type, or contains names from another namespace
     */
    public static Element read(Path path, byte[] content, String root, String namespace, String kind) {
        ConfigXml reader = new ConfigXml(path, kind);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                Element element = reader.document(xml, root, namespace);
                if (!reader.faults.isEmpty()) {
                    throw new InputException(reader.faults);
                }
                return element;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new InputException(at(path, line) + "is not well-formed XML: "
                    + Objects.toString(e.getMessage(), "").replaceFirst("(?s).*Message: ", ""));
        }
    }

    /** The start of a message about a fault on a line. */
    static String at(Path path, int line) {
        return path + ":" + line + ": ";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Element document(XMLStreamReader xml, String root, String expected) throws XMLStreamException {
        while (xml.hasNext()) {
            int line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw new InputException(at(path, xml.getLocation().getLineNumber())
                            + "DOCTYPE is not allowed. Remove it: a " + kind + " needs no entities.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new InputException(at(path, line) + "entity \"" + xml.getLocalName()
                            + "\" is not defined. Write the text itself.");
                case XMLStreamConstants.START_ELEMENT -> begin(xml, root, expected);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element element = ended(open.pop());
                    if (open.isEmpty()) {
                        readToTheEnd(xml);
                        return element;
                    }
                    open.element().children.add(element);
                }
                default -> {
                    // skip comments and processing instructions
                }
            }
        }
        throw new XMLStreamException("the file has no element");
    }

    /** Reads the rest of the file, which must be well-formed too. */
    private static void readToTheEnd(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private void begin(XMLStreamReader xml, String root, String expected) {
        String name = xml.getLocalName();
        String itsNamespace = Objects.toString(xml.getNamespaceURI(), "");
        int line = xml.getLocation().getLineNumber();
        if (open.isEmpty()) {
            namespace = itsNamespace;
            if (!name.equals(root) || !(itsNamespace.equals(expected) || itsNamespace.isEmpty())) {
                throw new InputException(at(path, line) + "<" + name + "> is not the root element of a " + kind
                        + ". Write <" + root + " xmlns=\"" + expected + "\">.");
            }
        } else if (!itsNamespace.equals(namespace)) {
            faults.add(at(path, line) + "<" + name + "> is in the namespace "
                    + (itsNamespace.isEmpty() ? "no namespace" : "namespace \"" + itsNamespace + "\"") + ", <" + root
                    + "> of " + (namespace.isEmpty() ? "none" : "\"" + namespace + "\"")
                    + ". Use the same namespace for both, or remove the element.");
        }
        if (open.size() == DEEPEST) {
            throw new InputException(at(path, line) + "<" + name + "> is nested more than " + DEEPEST
                    + " levels deep. No setting is that deep. Remove it.");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            String of = Objects.toString(xml.getAttributeNamespace(i), "");
            boolean saysWhereTheSchemaIs = of.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                    && attribute.toLowerCase(Locale.ROOT).endsWith("schemalocation");
            if (of.isEmpty()) {
                attributes.put(attribute, xml.getAttributeValue(i));
            } else if (!saysWhereTheSchemaIs) {
                faults.add(at(path, line) + "attribute \"" + xml.getAttributePrefix(i) + ":" + attribute + "\" of <"
                        + name + "> is unknown. Remove it.");
            }
        }
        open.push(new Builder(name, line, attributes));
    }

    private Element ended(Builder built) {
        String text = built.text.toString().strip();
        if (!text.isEmpty() && !built.children.isEmpty()) {
            faults.add(at(path, built.line) + "<" + built.name + "> contains the text \""
                    + text.lines().findFirst().orElse("") + "\" next to its elements. Remove the text.");
        }
        return new Element(built.name, built.line, text, Map.copyOf(built.attributes), List.copyOf(built.children));
    }

    /** An element whose end tag has not been read yet. */
    private static final class Builder {
        private final String name;
        private final int line;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        Builder(String name, int line, Map<String, String> attributes) {
            this.name = name;
            this.line = line;
            this.attributes = attributes;
        }
    }
}
