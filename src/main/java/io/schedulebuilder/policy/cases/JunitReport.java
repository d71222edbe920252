package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.VisibleText;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Case results as JUnit XML, which build servers show: a suite for each file, a test case for each row. */
public final class JunitReport {
    private JunitReport() {}

    /** The whole document. It tells no times, so the same results give the same bytes. */
    public static String of(List<CaseResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            start(xml, "testsuites", "rules test", results);
            Map<String, List<CaseResult>> files = results.stream()
                    .collect(Collectors.groupingBy(
                            result -> result.asked().place().file(), LinkedHashMap::new, Collectors.toList()));
            for (Map.Entry<String, List<CaseResult>> file : files.entrySet()) {
                start(xml, "testsuite", file.getKey(), file.getValue());
                for (CaseResult result : file.getValue()) {
                    testCase(xml, result);
                }
                xml.writeEndElement();
                xml.writeCharacters("\n");
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report could not be written as XML", e);
        }
        return text.toString();
    }

    private static void start(XMLStreamWriter xml, String element, String name, List<CaseResult> results)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "name", name);
        attribute(xml, "tests", Integer.toString(results.size()));
        attribute(
                xml,
                "failures",
                Long.toString(results.stream().filter(CaseResult::differs).count()));
        attribute(
                xml,
                "errors",
                Long.toString(results.stream()
                        .filter(result -> !result.faults().isEmpty())
                        .count()));
        attribute(xml, "skipped", "0");
        attribute(xml, "time", "0");
        xml.writeCharacters("\n");
    }

    private static void testCase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(
                xml,
                "classname",
                result.asked().place().file().replaceFirst("\\.csv$", "").replace('/', '.'));
        attribute(
                xml,
                "name",
                "line " + result.asked().place().line() + ": " + result.asked().title());
        attribute(xml, "file", result.asked().place().file());
        attribute(xml, "line", Integer.toString(result.asked().place().line()));
        attribute(xml, "time", "0");
        if (!result.passed()) {
            List<String> sentences = result.sentences();
            xml.writeStartElement(result.faults().isEmpty() ? "failure" : "error");
            attribute(xml, "message", sentences.get(0));
            attribute(xml, "type", result.faults().isEmpty() ? "difference" : "no policy");
            xml.writeCharacters(VisibleText.of(String.join("\n", sentences)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.of(value));
    }
}
