package io.schedulebuilder.terminal;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which pages to plan; exactly one of the three options. */
public class PageChoice {
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
            description = "A file with one page name on each line. Lines that start with # are comments.")
    Optional<Path> pages = Optional.empty();

    @Option(
            names = "--all-pages",
            required = true,
            description =
                    "All pages in active_creators. If that table is empty: pages that sent something within 30 days "
                            + "of the newest message, or have not sent anything yet.")
    boolean allPages;

    /**
     * The pages; an empty list means all.
     *
     * @throws InputException if the file cannot be read or has no page names
     */
    public final List<PageName> names() {
        return allPages ? List.of() : pages.map(PageChoice::read).orElse(pageNames);
    }

    private static List<PageName> read(Path file) {
        List<PageName> names = new ArrayList<>();
        try (CsvReader lines = CsvReader.of(Files.newInputStream(file), CsvReader.Options.USUAL.withComments())) {
            for (Optional<CsvRecord> line = lines.next(); line.isPresent(); line = lines.next()) {
                names.add(name(file, line.get()));
            }
        } catch (CsvFormatException e) {
            throw new InputException(file + ":" + e.line() + ": " + e.fault());
        } catch (IOException e) {
            throw new InputException("--pages " + file + " cannot be read as text (" + reason(file, e)
                    + "). Name a file with one page name on each line. To name a page, use --page-name " + file
                    + ".");
        }
        if (names.isEmpty()) {
            throw new InputException("--pages " + file + " has no page names. Write one page name on each line.");
        }
        return names;
    }

    private static PageName name(Path file, CsvRecord line) {
        String at = file + ":" + line.line() + ": ";
        String name = line.fields().get(0).strip();
        if (line.fields().stream().skip(1).anyMatch(field -> !field.isBlank())) {
            throw new InputException(at + line.fields().size()
                    + " fields. Write one page name on each line, in quotes if " + "there is a comma in it.");
        }
        if (name.isEmpty()) {
            throw new InputException(at + "the page name is empty. Write one page name on each line.");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InputException(
                    at + "contains a character that is not text. Name a file with one page name on each line.");
        }
        return new PageName(name);
    }

    private static String reason(Path file, IOException e) {
        return Files.exists(file) ? String.valueOf(e.getMessage()) : "no such file";
    }
}
