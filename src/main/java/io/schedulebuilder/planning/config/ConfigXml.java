package io.schedulebuilder.planning.config;

import io.schedulebuilder.domain.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<Integer> TEXT =
            Set.of(XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE);

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
    private final String root;
    private final String expected;
    private final String kind;
    private final List<String> faults = new ArrayList<>();
    private String namespace = "";

    private ConfigXml(Path path, String root, String expected, String kind) {
        this.path = path;
        this.root = root;
        this.expected = expected;
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
        ConfigXml reader = new ConfigXml(path, root, namespace, kind);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                Element element = reader.document(xml);
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

    private Element document(XMLStreamReader xml) throws XMLStreamException {
        Optional<Element> element = Optional.empty();
        while (xml.hasNext()) { // the rest of the file must be well-formed too
            if (next(xml) == XMLStreamConstants.START_ELEMENT) {
                element = Optional.of(element(xml, 0));
            }
        }
        return element.orElseThrow(() -> new XMLStreamException("the file has no element"));
    }

    /** The next event. Refuses document types and entities. */
    private int next(XMLStreamReader xml) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new InputException(at(path, xml.getLocation().getLineNumber())
                    + "DOCTYPE is not allowed. Remove it: a " + kind + " needs no entities.");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new InputException(
                    at(path, line) + "entity \"" + xml.getLocalName() + "\" is not defined. Write the text itself.");
        }
        return event;
    }

    /** The element that starts here, up to its end tag. */
    private Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        String itsNamespace = Objects.toString(xml.getNamespaceURI(), "");
        int line = xml.getLocation().getLineNumber();
        if (depth == 0) {
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
        if (depth == DEEPEST) {
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
        StringBuilder content = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = next(xml); event != XMLStreamConstants.END_ELEMENT; event = next(xml)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(xml, depth + 1));
            } else if (TEXT.contains(event)) { // not a comment or processing instruction
                content.append(xml.getText());
            }
        }
        String text = content.toString().strip();
        if (!text.isEmpty() && !children.isEmpty()) {
            faults.add(at(path, line) + "<" + name + "> contains the text \""
                    + text.lines().findFirst().orElse("") + "\" next to its elements. Remove the text.");
        }
        return new Element(name, line, text, Map.copyOf(attributes), List.copyOf(children));
    }
}
