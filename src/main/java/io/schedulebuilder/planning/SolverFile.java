package io.schedulebuilder.planning;

import io.schedulebuilder.domain.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.optaplanner.core.config.solver.SolverConfig;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A solver configuration file as text: what is wrong with it, by line and word, before any of it takes effect. The
 * solver's own reader takes an unknown class for none, names no lines, and would run any class that the file names.
 */
final class SolverFile {

    /** Elements that would change the problem or make equal runs differ, and what to do instead. */
    private static final Map<String, String> NOT_FOR_THE_FILE = Map.of(
            "solutionClass", "Remove it: the product sets it",
            "entityClass", "Remove it: the product sets it",
            "scoreDirectorFactory", "Remove it: the product sets the constraints, the rules their weights",
            "randomSeed", "Remove it: the command line's --seed sets it",
            "randomFactoryClass", "Remove it: equal seeds must give equal plans",
            "threadFactoryClass", "Remove it: the solver uses one thread",
            "moveThreadCount", "Remove it: with more than one thread equal seeds give unequal plans");

    /** Where a class may come from. */
    private static final List<String> OWN_PACKAGES = List.of("org.optaplanner.", "io.schedulebuilder.");

    private static final Set<String> CLOCKS = Set.of(
            "spentLimit",
            "millisecondsSpentLimit",
            "secondsSpentLimit",
            "minutesSpentLimit",
            "hoursSpentLimit",
            "daysSpentLimit");

    private final Path path;
    private final byte[] content;
    private final boolean hasOtherClocks;

    private SolverFile(Path path, byte[] content, boolean hasOtherClocks) {
        this.path = path;
        this.content = content;
        this.hasOtherClocks = hasOtherClocks;
    }

    /**
     * Reads a file without its taking effect.
     *
     * @throws InputException naming every class and setting that is not allowed
     */
    static SolverFile check(Path path, byte[] content) {
        Reader reader = new Reader(path);
        try {
            parser().parse(new ByteArrayInputStream(content), reader);
        } catch (SAXParseException e) {
            throw new InputException(at(path, e.getLineNumber()) + notXml(Objects.toString(e.getMessage(), "")));
        } catch (SAXException | IOException e) {
            throw new InputException(path + ": is not XML: " + firstLine(e));
        }
        if (!reader.faults.isEmpty()) {
            throw new InputException(reader.faults);
        }
        return new SolverFile(path, content, reader.hasOtherClocks);
    }

    Path path() {
        return path;
    }

    byte[] content() {
        return content;
    }

    /** What the solver's reader may be given. */
    InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    /** Whether it may end by a clock other than the spent limit of the whole run. */
    boolean hasOtherClocks() {
        return hasOtherClocks;
    }

    /** Why the solver's reader refused the file, with the line and the word where the schema knows them. */
    InputException explained(RuntimeException refusal) {
        URL schema = Objects.requireNonNull(SolverConfig.class.getResource("/solver.xsd"), "solver.xsd");
        List<String> faults = SchemaFaults.of(path, content, schema);
        return faults.isEmpty()
                ? new InputException(path + ": is no solver configuration: " + firstLine(refusal))
                : new InputException(faults);
    }

    /** The innermost message's first line. */
    static String firstLine(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.toString(cause.getMessage(), cause.toString())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String notXml(String message) {
        return message.contains("DOCTYPE")
                ? "DOCTYPE is not allowed. Remove it: a solver configuration needs no entities."
                : "is not well-formed XML: " + message;
    }

    private static String at(Path path, int line) {
        return path + ":" + line + ": ";
    }

    private static SAXParser parser() {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("every JDK has an XML parser", e);
        }
    }

    /** Walks through the elements, and notes what is wrong with each. */
    private static final class Reader extends DefaultHandler {
        private final Path path;
        private final List<String> faults = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private Optional<Locator> locator = Optional.empty();
        private boolean hasOtherClocks;

        Reader(Path path) {
            this.path = path;
        }

        @Override
        public void setDocumentLocator(Locator where) {
            locator = Optional.of(where);
        }

        @Override
        public void startElement(String uri, String localName, String element, Attributes attributes) {
            if (open.isEmpty()
                    && !(element.equals("solver") && SolverConfig.XML_NAMESPACE.equals(attributes.getValue("xmlns")))) {
                // Without it the solver's reader passes over what it does not know.
                fault("<" + element + "> does not begin a solver configuration. Write <solver xmlns=\""
                        + SolverConfig.XML_NAMESPACE + "\">.");
            }
            open.push(element);
            text.setLength(0);
            String instead = NOT_FOR_THE_FILE.get(element);
            if (instead != null) {
                fault("<" + element + "> is not for this file. " + instead + ".");
            }
            boolean ofTheWholeRun = String.join("/", open).endsWith("termination/solver") && open.size() == 3;
            if (element.matches("unimproved.*SpentLimit") || (CLOCKS.contains(element) && !ofTheWholeRun)) {
                hasOtherClocks = true;
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            text.append(characters, start, length);
        }

        @Override
        public void endElement(String uri, String localName, String element) {
            String value = text.toString().strip();
            if (element.endsWith("Class") && !NOT_FOR_THE_FILE.containsKey(element)) {
                checkClass(value);
            }
            if (element.endsWith("Limit") && value.matches("-\\d+.*")) {
                fault("<" + element + "> is " + value + ", below 0. Write 0 or more.");
            }
            if (element.equals("environmentMode") && value.equals("NON_REPRODUCIBLE")) {
                fault("environmentMode NON_REPRODUCIBLE is not for this file."
                        + " Remove it: equal seeds must give equal plans.");
            }
            text.setLength(0);
            open.pop();
        }

        private void checkClass(String name) {
            if (OWN_PACKAGES.stream().noneMatch(name::startsWith)) {
                fault("class \"" + name
                        + "\" is not allowed. Name a class of org.optaplanner or of io.schedulebuilder.");
                return;
            }
            try {
                Class.forName(name, false, SolverFile.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                fault("class \"" + name + "\" does not exist. Correct its name.");
            }
        }

        private void fault(String fault) {
            faults.add(locator.map(where -> at(path, where.getLineNumber())).orElse(path + ": ") + fault);
        }
    }
}
