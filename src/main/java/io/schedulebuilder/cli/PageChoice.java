package io.schedulebuilder.cli;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which pages are meant: one of the three. */
class PageChoice {
    private static final String COMMENT = "#";

    /** Editors of Windows write one. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

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

    @Option(
            names = "--all-pages",
            required = true,
            description =
                    "The pages of active_creators; where it names none, those that sent within 30 days of the latest message, or have not begun to send.")
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
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputException("--pages " + file + " cannot be read as text (" + reason(file, e)
                    + "). Give a file with a page name on each line; for a page itself, give --page-name " + file
                    + ".");
        }
        List<PageName> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = (i == 0 && lines.get(0).startsWith(BYTE_ORDER_MARK)
                            ? lines.get(0).substring(1)
                            : lines.get(i))
                    .strip();
            if (line.codePoints().anyMatch(Character::isISOControl)) {
                throw new InputException("--pages " + file + ":" + (i + 1)
                        + " holds a character that is not text. Give " + "a file with a page name on each line.");
            }
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                names.add(new PageName(line));
            }
        }
        if (names.isEmpty()) {
            throw new InputException("--pages " + file + " names no page. Write a page name on each line.");
        }
        return names;
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is not in UTF-8";
        }
        return Files.exists(file) ? String.valueOf(e.getMessage()) : "no such file";
    }
}
