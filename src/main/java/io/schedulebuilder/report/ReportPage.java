package io.schedulebuilder.report;

import io.schedulebuilder.domain.Resource;
import io.schedulebuilder.domain.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An HTML page in one file. It fetches nothing, runs nothing, and is well-formed XML as well as HTML. It follows the
 * light or dark setting of the reader's system.
 *
 * @param title shown in the tab and at the top of the page
 * @param body what follows the title
 */
public record ReportPage(String title, List<Node> body) {
    /** HTML elements without an end tag. */
    private static final Set<String> VOID = Set.of("meta", "br", "hr");

    public ReportPage {
        body = List.copyOf(body);
    }

    /**
     * Writes the page. Does not close the writer.
     *
     * @throws UncheckedIOException if the writer fails
     */
    public void write(Writer out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeDTD("<!DOCTYPE html>");
            xml.writeCharacters("\n");
            write(xml, document());
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private Element document() {
        return Element.of("html")
                .with("xmlns", "http://www.w3.org/1999/xhtml")
                .with("lang", "en")
                .containing(
                        Element.of(
                                "head",
                                Element.of("meta").with("charset", "utf-8"),
                                Element.of("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1"),
                                // Makes the browser enforce that the page fetches nothing and runs nothing.
                                Element.of("meta")
                                        .with("http-equiv", "Content-Security-Policy")
                                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"),
                                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                                Element.of("title", title),
                                Element.of("style", Resource.text(ReportPage.class, "report.css"))),
                        Element.of(
                                "body",
                                Element.of("main", Element.of("h1", title)).containing(body)));
    }

    private static void write(XMLStreamWriter xml, Node node) throws XMLStreamException {
        if (node instanceof Text text) {
            xml.writeCharacters(VisibleText.of(text.characters()));
            return;
        }
        Element element = (Element) node;
        boolean isVoid = VOID.contains(element.name());
        if (isVoid) {
            xml.writeEmptyElement(element.name());
        } else {
            xml.writeStartElement(element.name());
        }
        for (var attribute : element.attributes().entrySet()) {
            xml.writeAttribute(attribute.getKey(), VisibleText.of(attribute.getValue()));
        }
        for (Node child : element.content()) {
            write(xml, child);
        }
        if (!isVoid) {
            xml.writeEndElement();
        }
    }
}
