package io.schedulebuilder.cli;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which pages are meant: one of the three. */
class PageChoice {
    private static final String COMMENT = "#";

    @Option(
            names = "--page-name",
            required = true,
            arity = "1..*",
            paramLabel = "PAGE",
            description = "The creators' pages.")
    List<PageName> pageNames = List.of();

    @Option(
            names = "--pages",
            required = true,
            paramLabel = "FILE",
            description = "A file with a page name on each line; # begins a comment line.")
    Optional<Path> pages = Optional.empty();

    @Option(names = "--all-pages", required = true, description = "Every page of the warehouse.")
    boolean allPages;

    /**
     * The pages; none means all.
     *
     * @throws InputException if the file cannot be read or names no page
     */
    final List<PageName> names() {
        return allPages ? List.of() : pages.map(PageChoice::read).orElse(pageNames);
    }

    private static List<PageName> read(Path file) {
        List<PageName> names;
        try {
            names = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                    .map(PageName::new)
                    .toList();
        } catch (IOException e) {
            throw new InputException("--pages " + file + " cannot be read as text ("
                    + (Files.exists(file) ? e.getMessage() : "no such file")
                    + "). Give a file with a page name on each line; for a page itself, give --page-name " + file
                    + ".");
        }
        if (names.isEmpty()) {
            throw new InputException("--pages " + file + " names no page. Write a page name on each line.");
        }
        return names;
    }
}
