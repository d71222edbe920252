package io.schedulebuilder.benchmarker;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.optaplanner.core.config.solver.SolverConfig;

/** A {@code <solver>} within another file, as a file of its own: each element on the line that it has there. */
final class InlineSolver {
    private final StringBuilder text = new StringBuilder();
    private int line = 1;

    private InlineSolver() {}

    /** @param xml at the solver's beginning; afterwards at its end */
    static byte[] asFile(XMLStreamReader xml) throws XMLStreamException {
        InlineSolver solver = new InlineSolver();
        solver.begin(xml, " xmlns=\"" + SolverConfig.XML_NAMESPACE + "\"");
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    solver.begin(xml, "");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    solver.text.append("</").append(xml.getLocalName()).append('>');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    solver.text.append(escaped(xml.getText().strip()));
                default -> {
                    // comments
                }
            }
        }
        return solver.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void begin(XMLStreamReader xml, String namespace) {
        for (; line < xml.getLocation().getLineNumber(); line++) {
            text.append('\n');
        }
        text.append('<').append(xml.getLocalName()).append(namespace);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            text.append(' ')
                    .append(xml.getAttributeLocalName(i))
                    .append("=\"")
                    .append(escaped(xml.getAttributeValue(i)))
                    .append('"');
        }
        text.append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
