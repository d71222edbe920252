package io.schedulebuilder.planning.config;

import io.schedulebuilder.domain.Nearest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks a file against one of the solver's XML schemas and explains each fault in a plain sentence. Needed because the
 * solver's own reader gives no line numbers, and the schema validator's messages are hard to read.
 */
public record SchemaFaults(Path path, List<String> words, List<String> faults) {
    private static final Pattern UNKNOWN_ELEMENT =
            Pattern.compile("starting with element '(?:\\{[^}]*:)?([A-Za-z]+)}?'");
    private static final Pattern ELEMENT_NAME = Pattern.compile("<xs:element [^>]*name=\"([A-Za-z]+)\"");
    private static final Pattern WRONG_VALUE =
            Pattern.compile("Value '(.*)' is not facet-valid with respect to enumeration '\\[(.*)]'.*");
    private static final Pattern TOO_LARGE =
            Pattern.compile("Value '(.*)' is not facet-valid with respect to maxInclusive '(\\d+)'.*");
    private static final Pattern TOO_SMALL =
            Pattern.compile("Value '(.*)' is not facet-valid with respect to minInclusive '(-?\\d+)'.*");
    private static final Pattern WRONG_TYPE = Pattern.compile("'(.*)' is not a valid value for '(.*)'.*");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("Attribute '(.*)' is not allowed to appear in element '(?:\\w+:)?(.*)'.*");

    /**
     * All faults, each a sentence that starts with file and line; empty if there are none.
     *
     * @param path the path for messages
     */
    public static List<String> of(Path path, byte[] content, URL schema) {
        try {
            SchemaFaults found = new SchemaFaults(path, elementNames(schema), new ArrayList<>());
            found.validate(content, schema);
            return List.copyOf(found.faults);
        } catch (SAXException | IOException e) {
            return List.of(path + ": " + SolverFile.firstLine(e));
        }
    }

    private void validate(byte[] content, URL schema) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Validator validator = factory.newSchema(schema).newValidator();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                explain(Objects.toString(e.getMessage(), ""))
                        .ifPresent(fault -> faults.add(path + ":" + e.getLineNumber() + ": " + fault));
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(content)));
    }

    /** Explains a schema error in a plain sentence; empty if it repeats the error before it. */
    private Optional<String> explain(String error) {
        Matcher unknown = UNKNOWN_ELEMENT.matcher(error);
        if (unknown.find()) {
            String word = unknown.group(1);
            return Optional.of(
                    words.contains(word)
                            ? "<" + word
                                    + "> is in the wrong place. Elements have a fixed order. Move it up, or remove it."
                            : "<" + word + "> is unknown." + nearest(word, words) + " Correct its name, or remove it.");
        }
        Matcher value = WRONG_VALUE.matcher(error);
        if (value.find()) {
            List<String> known = List.of(value.group(2).split(", "));
            return Optional.of("\"" + value.group(1) + "\" is not a valid value here." + nearest(value.group(1), known)
                    + " Values: " + String.join(", ", known) + ".");
        }
        Matcher large = TOO_LARGE.matcher(error);
        if (large.find()) {
            return Optional.of("\"" + large.group(1) + "\" is too large. Write "
                    + String.format(Locale.ROOT, "%,d", Long.parseLong(large.group(2))) + " at most.");
        }
        Matcher small = TOO_SMALL.matcher(error);
        if (small.find()) {
            return Optional.of("\"" + small.group(1) + "\" is too small. Write 0 or more.");
        }
        Matcher type = WRONG_TYPE.matcher(error);
        if (type.find()) {
            return error.startsWith("cvc-datatype")
                    ? Optional.of("\"" + type.group(1) + "\" is not a valid " + type.group(2)
                            + ". Write a value of that type.")
                    : Optional.empty();
        }
        Matcher attribute = ATTRIBUTE.matcher(error);
        if (attribute.find()) {
            return Optional.of(
                    "attribute \"" + attribute.group(1) + "\" of <" + attribute.group(2) + "> is unknown. Remove it.");
        }
        return error.startsWith("cvc-type") ? Optional.empty() : Optional.of(error);
    }

    private static List<String> elementNames(URL schema) throws IOException {
        try (InputStream stream = schema.openStream()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ELEMENT_NAME
                    .matcher(text)
                    .results()
                    .map(name -> name.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static String nearest(String word, List<String> known) {
        return Nearest.question(Nearest.to(word, known, name -> Math.max(2, word.length() / 3)));
    }
}
