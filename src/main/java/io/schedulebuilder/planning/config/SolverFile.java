package io.schedulebuilder.planning.config;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.config.ConfigXml.Element;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * A solver configuration file: read once into OptaPlanner's own configuration, which is then checked element by
 * element. Every element in the file either takes effect or is rejected with its line. OptaPlanner's reader alone
 * ignores unknown classes, gives no line numbers, and would run any class that the file names.
 */
public final class SolverFile {

    /** Elements that would change the problem or make equal runs differ, and what to do instead. */
    private static final Map<String, String> NOT_FOR_THE_FILE = Map.ofEntries(
            Map.entry("solutionClass", "Remove it: the product sets it"),
            Map.entry("entityClass", "Remove it: the product sets it"),
            Map.entry("domainAccessType", "Remove it: the product sets it"),
            Map.entry(
                    "scoreDirectorFactory",
                    "Remove it: the product sets the constraints, and the rules set their weights"),
            Map.entry("randomSeed", "Remove it: the command line's --seed sets it"),
            Map.entry("randomFactoryClass", "Remove it: the same seed must give the same plan"),
            Map.entry("threadFactoryClass", "Remove it: the solver uses one thread"),
            Map.entry("moveThreadCount", "Remove it: with more than one thread, the same seed gives different plans"),
            Map.entry("moveThreadBufferSize", "Remove it: the solver uses one thread"),
            Map.entry("partitionedSearch", "Remove it: with its threads, the same seed gives different plans"),
            Map.entry("terminationClass", "Remove it, and write a limit such as <scoreCalculationCountLimit>"),
            Map.entry("daemon", "Remove it: a build ends when its search ends"),
            Map.entry("monitoring", "Remove it: nothing reads the solver's metrics"));

    /** The packages that a class may come from. */
    private static final List<String> OWN_PACKAGES = List.of("org.optaplanner.", "io.schedulebuilder.");

    private final Path path;
    private final Element root;

    private SolverFile(Path path, Element root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Checks a file without applying it.
     *
     * @throws InputException with everything in it that is not XML, unknown or not allowed
     */
    public static SolverFile check(Path path, byte[] content) {
        return check(
                path,
                ConfigXml.read(
                        path,
                        content,
                        SolverConfig.XML_ELEMENT_NAME,
                        SolverConfig.XML_NAMESPACE,
                        "solver configuration"));
    }

    /** Like {@link #check(Path, byte[])}, for a {@code <solver>} inside another file. */
    public static SolverFile check(Path path, Element root) {
        SolverFile file = new SolverFile(path, root);
        List<String> faults = file.notAllowed();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return file;
    }

    /** The path of the file, as given. */
    public Path path() {
        return path;
    }

    /** The file as OptaPlanner read it, checked. */
    public SolverConfig config() {
        byte[] plain = root.document(SolverConfig.XML_NAMESPACE);
        SolverConfig config;
        try {
            config = SolverConfig.createFromXmlInputStream(new ByteArrayInputStream(plain));
        } catch (RuntimeException e) {
            URL schema = Objects.requireNonNull(SolverConfig.class.getResource("/solver.xsd"), "solver.xsd");
            List<String> faults = SchemaFaults.of(path, plain, schema);
            throw faults.isEmpty() ? unusable(e) : new InputException(faults);
        }
        List<SolverSetting> settings = SolverSetting.all(root, config);
        List<String> faults;
        try {
            faults = SolverJudge.faults(path, config, settings);
        } catch (IllegalArgumentException e) { // from OptaPlanner, for limits that exclude each other
            throw unusable(e);
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return config;
    }

    /**
     * The error that no solver can work with the file, at the line of the element that OptaPlanner rejected, if it
     * names one.
     */
    public InputException unusable(RuntimeException refusal) {
        String why = firstLine(refusal);
        return new InputException(
                line(why).map(line -> ConfigXml.at(path, line)).orElse(path + ": ") + "the solver does not accept it: "
                        + why + ". Correct or remove that setting.");
    }

    /** The first line of the innermost message, without a period at the end. */
    public static String firstLine(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.toString(cause.getMessage(), cause.toString())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("\\.$", "");
    }

    /**
     * The line of the element that a message is about: the one whose text it quotes, or else the one whose name it
     * contains.
     */
    private Optional<Integer> line(String message) {
        Comparator<Element> bestFirst = Comparator.comparing((Element element) ->
                !element.text().isEmpty() && message.contains(element.text()) && hasWord(message, element.name()));
        return root.children().stream()
                .flatMap(Element::all)
                .filter(element -> hasWord(message, element.name())
                        || (element.text().length() > 2 && message.contains(element.text())))
                .max(bestFirst)
                .map(Element::line);
    }

    /**
     * Whether a message contains a word. OptaPlanner also uses class names for elements: ValueSelectorConfig for
     * valueSelector.
     */
    private static boolean hasWord(String message, String word) {
        return Pattern.compile("(?i)\\b" + Pattern.quote(word) + "(?:Config)?\\b")
                .matcher(message)
                .find();
    }

    /** Elements that OptaPlanner's reader must not see, because it loads the classes that it finds. */
    private List<String> notAllowed() {
        List<String> faults = new ArrayList<>();
        root.all().forEach(element -> {
            String instead = NOT_FOR_THE_FILE.get(element.name());
            if (instead != null) {
                faults.add(at(element) + "<" + element.name() + "> is not allowed in this file. " + instead + ".");
            } else if (element.name().endsWith("Class")) {
                wrongClass(element.text()).ifPresent(fault -> faults.add(at(element) + fault));
            }
        });
        return faults;
    }

    private static Optional<String> wrongClass(String name) {
        if (OWN_PACKAGES.stream().noneMatch(name::startsWith)) {
            return Optional.of(
                    "class \"" + name + "\" is not allowed. Name a class of org.optaplanner or of io.schedulebuilder.");
        }
        try {
            Class.forName(name, false, SolverFile.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of("class \"" + name + "\" does not exist. Correct its name.");
        }
    }

    private String at(Element element) {
        return ConfigXml.at(path, element.line());
    }
}
