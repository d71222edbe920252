package io.schedulebuilder.files;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The kinds of files that this program writes, recognized by how they begin. Spaces, line ends, quotes and the order of
 * keys do not matter, so a file that a spreadsheet or {@code jq} saved again is still recognized.
 */
public enum FileKind {
    /** A schedule: eleven columns. */
    SCHEDULE("a schedule CSV", begins("schedule_id,page_name,day_of_week,scheduled_send_time,")),
    /** A week with everything it depends on. */
    PLAN("a plan", hasTwoOf("account_tier", "behavioral_segment")),
    /** Which pages the CSV of all pages contains. */
    PAGES("a list of a batch's pages", hasTwoOf("all_pages_csv", "left_out")),
    /** The result of a run. */
    SUMMARY("a run summary", begins("{outcome:").or(hasTwoOf("outcome", "exit_code", "expected_revenue"))),
    /** An HTML page for a browser. */
    REPORT(
            "a report of this program",
            text -> text.startsWith("<!DOCTYPEhtml><htmlxmlns=")
                    && text.contains("default-src'none',style-src'unsafe-inline'")),
    /** One row for each page of a preview. */
    PREVIEW("a preview CSV", begins("page_name,start_date,status,old_tier,new_tier,")),
    /** One row for each run of a comparison. */
    COMPARISON_CSV("a comparison CSV", begins("configuration,week,seed,hard,medium,soft,")),
    /** A comparison's results. */
    COMPARISON_JSON("comparison results", hasTwoOf("verdict", "gates", "referee", "configurations", "how_to_read")),
    /** A rehearsal's results. */
    REHEARSAL("rehearsal results", hasTwoOf("within_days", "page_weeks_asked")),
    /** A comparison's runs, written as they finish. */
    JOURNAL("a comparison journal", begins("{contest:")),
    /** Results of rule tests for JUnit readers. */
    JUNIT(
            "JUnit results of rules test",
            text -> text.startsWith("<?xml") && text.contains("<testsuitesname=rulestest")),
    /** Findings of rule tests for SARIF readers. */
    SARIF("SARIF results", text -> text.startsWith("{") && text.contains("sarif") && text.contains("schedule-builder")),
    /** A rule file that this run has read and formats. */
    RULES("a rule file", text -> true);

    private static final int LOOKED_AT = 16 * 1024;
    private static final Map<String, String> SIGNATURES = Map.of(
            "SQLite", "an SQLite database",
            "PK\u0003\u0004", "a workbook or another zipped file",
            "%PDF", "a PDF",
            "#!", "a script");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates have no state
    private final Predicate<String> test;

    FileKind(String words, Predicate<String> test) {
        this.words = words;
        this.test = test;
    }

    /** The kind with its article. */
    String words() {
        return words;
    }

    /** Whether a file of this kind may replace a file: it is empty, or it begins like this kind. */
    public boolean mayReplace(Path file) throws IOException {
        byte[] beginning = beginning(file);
        return beginning.length == 0 || test.test(squeezed(beginning));
    }

    /** What a file contains instead of this kind; empty if it may be replaced. */
    Optional<String> somethingElse(Path file) throws IOException {
        try {
            return !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || mayReplace(file)
                    ? Optional.empty()
                    : Optional.of("it looks like " + looks(file) + ", not like " + words);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses to replace a file of another kind.
     *
     * @param label the beginning of the message
     * @throws InputException if the file contains something else, or cannot be read
     */
    void requireReplaceable(Path file, String label) {
        try {
            somethingElse(file).ifPresent(what -> {
                throw new InputException(label + " contains something else and was not overwritten: " + what
                        + ". Choose another name, or move that file.");
            });
        } catch (IOException e) {
            throw new InputException(label + " cannot be read, so it is not clear whether it can be overwritten ("
                    + OutputPlace.reason(e) + "). Choose another name, or change its permissions.");
        }
    }

    /** What a file looks like, for a user who may have named the wrong one. */
    static String looks(Path file) throws IOException {
        byte[] beginning = beginning(file);
        String squeezed = squeezed(beginning);
        return Stream.of(values())
                .filter(kind -> kind != RULES && kind.test.test(squeezed))
                .map(FileKind::words)
                .findFirst()
                .or(() -> bySignature(beginning))
                .orElseGet(() -> byText(beginning, squeezed));
    }

    private static Optional<String> bySignature(byte[] beginning) {
        String latin = new String(beginning, 0, Math.min(beginning.length, 16), StandardCharsets.ISO_8859_1);
        return latin.startsWith("DUCK", 8)
                ? Optional.of("a DuckDB database")
                : SIGNATURES.keySet().stream()
                        .filter(latin::startsWith)
                        .findFirst()
                        .map(SIGNATURES::get);
    }

    private static String byText(byte[] beginning, String squeezed) {
        for (byte one : beginning) {
            if (one == 0) {
                return "a binary file";
            }
        }
        if (squeezed.startsWith("{") || squeezed.startsWith("[")) {
            return "other JSON";
        }
        if (squeezed.regionMatches(true, 0, "<!DOCTYPEhtml", 0, 13) || squeezed.regionMatches(true, 0, "<html", 0, 5)) {
            return "another HTML page";
        }
        if (squeezed.startsWith("<")) {
            return "other XML";
        }
        String line = new String(beginning, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        if (line.startsWith("rule ") || line.startsWith("//")) {
            return "a rule file";
        }
        return line.contains(",") || line.contains(";") ? "another CSV" : "other text";
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        }
    }

    private static String squeezed(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .replace(';', ',')
                .replace('\t', ',')
                .replaceAll("[\\s\"]", "");
    }

    private static Predicate<String> begins(String beginning) {
        return text -> text.startsWith(beginning);
    }

    private static Predicate<String> hasTwoOf(String... keys) {
        List<String> marks = Arrays.stream(keys).map(key -> key + ":").toList();
        return text ->
                text.startsWith("{") && marks.stream().filter(text::contains).count() >= 2;
    }
}
