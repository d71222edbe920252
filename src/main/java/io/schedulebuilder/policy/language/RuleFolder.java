package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule files of a folder, in order of name: {@code .drl} files, and decision tables that end with {@code .csv} or
 * {@code .xlsx}, in lowercase or uppercase. Ignores names that start with a dot or with the prefix of an open
 * spreadsheet.
 *
 * @param name the folder's name, for messages
 * @param sha256 the SHA-256 of all names and contents as read, in hex; the content is the text of a rule file or the
 *     values of a decision table
 */
public record RuleFolder(String name, List<RuleFile> files, String sha256) {
    private static final long MAX_BYTES = 256 * 1024;
    private static final int MAX_FILES = 100;

    private static final String TESTS = "tests";

    private static final Set<String> READ = Set.of(".drl", ".csv", ".xlsx");

    /** A hidden file that may contain rules: {@code .tiers.drl}. */
    private static final Pattern NAMES_RULES = Pattern.compile("(?i)^\\..*\\.(drl|csv|xlsx)$");

    /** A file that may contain cases: {@code cases.xlsx}, {@code golden.csv.bak}. */
    private static final Pattern NAMES_CASES = Pattern.compile("(?i)\\.(csv|xls[xmb]?|ods|tsv)\\b");

    /**
     * Kinds of tables that are not supported. They are rejected rather than ignored, because someone meant them as
     * rules.
     */
    private static final Set<String> OTHER_SPREADSHEETS =
            Set.of(".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm", ".ods", ".fods", ".ots", ".numbers", ".tsv");

    /**
     * Reads a folder.
     *
     * @param faults receives the files that are unreadable, too large or not UTF-8; the others are read
     * @throws InputException if the folder is missing, unreadable or without rule files
     */
    public static RuleFolder read(Path folder, List<Fault> faults) {
        List<Path> paths = ruleFiles(folder);
        String name = nameOf(folder);
        List<RuleFile> files = new ArrayList<>();
        Digest digest = new Digest();
        for (Path path : paths) {
            String shown = name + "/" + path.getFileName();
            FolderFile.read(folder, path, shown, MAX_BYTES, faults)
                    .flatMap(bytes -> ruleFile(shown, bytes, faults))
                    .ifPresent(file -> {
                        digest.text(String.valueOf(path.getFileName())).text(file.text());
                        files.add(file);
                    });
        }
        return new RuleFolder(name, List.copyOf(files), digest.hex()); // of what was read, no matter how it is stored
    }

    /** The folder's name for messages; empty for the root. */
    public static String nameOf(Path folder) {
        return Objects.toString(folder.toAbsolutePath().normalize().getFileName(), "");
    }

    /**
     * Reads a single file.
     *
     * @param faults receives the reason if the file cannot be read
     * @return empty if a fault was added
     */
    public static Optional<RuleFile> readFile(Path path, List<Fault> faults) {
        String shown = nameOf(path.resolveSibling("")) + "/" + path.getFileName();
        return FolderFile.read(path.resolveSibling(""), path, shown, MAX_BYTES, faults)
                .flatMap(bytes -> ruleFile(shown, bytes, faults));
    }

    /**
     * The rule files of a folder, in order of name.
     *
     * @throws InputException if the folder is missing, unreadable or without rule files
     */
    public static List<Path> ruleFiles(Path folder) {
        if (!Files.exists(folder)) {
            throw new InputException(
                    folder + ": the folder does not exist. Use --rules to name the folder with the rule files.");
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": not a folder. Use --rules to name the folder with the rule files.");
        }
        List<Path> paths = entries(folder).filter(RuleFolder::isRuleFile).toList();
        if (paths.isEmpty()) {
            throw new InputException(folder
                    + ": has no rule files (.drl, or tables as .csv or .xlsx). Use --rules to name the "
                    + "folder with the rule files.");
        }
        if (paths.size() > MAX_FILES) {
            throw new InputException(folder + ": " + FaultText.tooMany(paths.size(), "rule files", MAX_FILES));
        }
        return paths;
    }

    /**
     * The entries of the folder that are not read, although a person may think they are: other kinds of files, and
     * folders. Leaves out tests, texts for people (.md), and hidden files that are not rules.
     *
     * @throws InputException if the folder cannot be read
     */
    public static List<String> unread(Path folder) {
        return entries(folder)
                .filter(path -> !isRuleFile(path))
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> !isHidden(name) || NAMES_RULES.matcher(name).find())
                .filter(name -> !ending(name).equals(".md") && !name.equals(TESTS))
                .toList();
    }

    /**
     * The tables in the tests folder that are not case files; empty if there are no tests.
     *
     * @throws InputException if the folder cannot be read
     */
    public static List<String> unreadTests(Path folder) {
        Path tests = folder.resolve(TESTS);
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        return entries(tests)
                .filter(path -> Files.isDirectory(path)
                        || !ending(String.valueOf(path.getFileName())).equals(".csv"))
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> !isHidden(name) && NAMES_CASES.matcher(name).find())
                .map(name -> TESTS + "/" + name)
                .toList();
    }

    /**
     * The entries of a folder, in order of name.
     *
     * @throws InputException if it cannot be read
     */
    public static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(path -> String.valueOf(path.getFileName()))).toList().stream();
        } catch (IOException e) {
            throw new InputException(folder + ": " + FaultText.UNREADABLE);
        }
    }

    /** Whether it is a hidden file, or the lock file of an open spreadsheet. */
    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("~$");
    }

    private static boolean isRuleFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return (READ.contains(ending(name)) || OTHER_SPREADSHEETS.contains(ending(name)))
                && !isHidden(name)
                && !Files.isDirectory(path);
    }

    /** The extension in lowercase, independent of the system's locale. */
    private static String ending(String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }

    private static Optional<RuleFile> ruleFile(String shown, byte[] bytes, List<Fault> faults) {
        return switch (ending(shown)) {
            case ".drl" -> decode(shown, bytes, faults);
            case ".csv" -> DecisionTable.ofCsv(shown, bytes, faults);
            case ".xlsx" -> DecisionTable.ofWorkbook(shown, bytes, faults);
            default -> {
                faults.add(new Fault(
                        new Place(shown, 0),
                        "this kind of spreadsheet is not supported. Save it as .xlsx or .csv, or move "
                                + "it out of the folder."));
                yield Optional.empty();
            }
        };
    }

    private static Optional<RuleFile> decode(String shown, byte[] bytes, List<Fault> faults) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString().replace("\r\n", "\n").replace('\r', '\n');
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            faults.add(new Fault(new Place(shown, line), "not UTF-8 text. Save the file as UTF-8."));
            return Optional.empty();
        }
        return Optional.of(new RuleFile(shown, text.startsWith("\uFEFF") ? text.substring(1) : text));
    }
}
