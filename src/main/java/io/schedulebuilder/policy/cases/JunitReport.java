package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.VisibleText;
import io.schedulebuilder.policy.language.Place;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes case results as JUnit XML for build servers: a suite for each file, a test case for each row. */
public final class JunitReport {
    private JunitReport() {}

    /** The whole document. It contains no times, so the same results give the same bytes. */
    public static String of(List<CaseResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, "testsuites", "rules test", results);
            Map<String, List<CaseResult>> files = results.stream()
                    .collect(Collectors.groupingBy(
                            result -> result.asked().place().file(), LinkedHashMap::new, Collectors.toList()));
            for (Map.Entry<String, List<CaseResult>> file : files.entrySet()) {
                suite(xml, "testsuite", file.getKey(), file.getValue());
                for (CaseResult result : file.getValue()) {
                    testCase(xml, result);
                }
                end(xml);
            }
            end(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report could not be written as XML", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, String element, String name, List<CaseResult> results)
            throws XMLStreamException {
        start(
                xml,
                element,
                Map.entry("name", name),
                Map.entry("tests", results.size()),
                Map.entry(
                        "failures", results.stream().filter(CaseResult::differs).count()),
                Map.entry(
                        "errors",
                        results.stream()
                                .filter(result -> !result.faults().isEmpty())
                                .count()),
                Map.entry("skipped", 0),
                Map.entry("time", 0));
        xml.writeCharacters("\n");
    }

    private static void testCase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        Place place = result.asked().place();
        start(
                xml,
                "testcase",
                Map.entry("classname", place.file().replaceFirst("\\.csv$", "").replace('/', '.')),
                Map.entry("name", "line " + place.line() + ": " + result.asked().title()),
                Map.entry("file", place.file()),
                Map.entry("line", place.line()),
                Map.entry("time", 0));
        if (!result.passed()) {
            List<String> sentences = result.sentences();
            boolean difference = result.faults().isEmpty();
            start(
                    xml,
                    difference ? "failure" : "error",
                    Map.entry("message", sentences.get(0)),
                    Map.entry("type", difference ? "difference" : "no policy"));
            xml.writeCharacters(VisibleText.of(String.join("\n", sentences)));
            xml.writeEndElement();
        }
        end(xml);
    }

    @SafeVarargs
    private static void start(XMLStreamWriter xml, String element, Map.Entry<String, ?>... attributes)
            throws XMLStreamException {
        xml.writeStartElement(element);
        for (Map.Entry<String, ?> attribute : attributes) {
            xml.writeAttribute(attribute.getKey(), VisibleText.of(String.valueOf(attribute.getValue())));
        }
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }
}
