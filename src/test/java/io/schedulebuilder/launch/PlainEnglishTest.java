package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, errors, reports and docs use the words of docs/glossary.md, and none that they replaced. */
class PlainEnglishTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** A Java comment or literal, whichever begins first; a run of literals joined by plus is one text. */
    private static final Pattern TOKEN =
            Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|'(?:[^'\\\\\n]|\\\\.)+'|\"\"\"(?s:.*?)\"\"\""
                    + "|\"((?:[^\"\\\\\n]|\\\\.)*)\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\n]|\\\\.)*\")*");

    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    /** A retired phrase, and what to write. */
    record Phrase(Pattern pattern, String instead) {
        static Phrase of(String line) {
            String[] parts = line.split("\t", 2);
            return new Phrase(Pattern.compile("(?i)\\b(?:" + parts[0].replace(" ", "\\s+") + ")\\b"), parts[1]);
        }
    }

    /** Some prose, and where it is. */
    record Text(String place, String words) {}

    static Stream<Phrase> phrases() throws IOException {
        return Files.readAllLines(PROJECT.resolve("src/test/resources/retired-phrases.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Phrase::of);
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void phrase_thatIsRetired_isNowhereInHelpAndDocs(Phrase phrase) throws IOException {
        assertThat(texts().stream()
                        .filter(text -> phrase.pattern().matcher(text.words()).find())
                        .map(text -> text.place() + ": " + excerpt(phrase, text.words())))
                .as("write \"" + phrase.instead() + "\" instead")
                .isEmpty();
    }

    private static String excerpt(Phrase phrase, String words) {
        Matcher found = phrase.pattern().matcher(words);
        return found.find()
                ? words.substring(Math.max(0, found.start() - 40), Math.min(words.length(), found.end() + 40))
                : "";
    }

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (Path page : files("docs", ".md")) {
            texts.add(new Text(PROJECT.relativize(page).toString(), Files.readString(page)));
        }
        for (String page : List.of("README.md", "CONTRIBUTING.md", "examples/README.md")) {
            texts.add(new Text(page, Files.readString(PROJECT.resolve(page))));
        }
        for (Path source : files("src/main/java", ".java")) {
            Matcher token = TOKEN.matcher(Files.readString(source));
            while (token.find()) {
                if (token.group(1) != null) {
                    texts.add(new Text(
                            PROJECT.relativize(source).toString(),
                            JOINT.matcher(token.group()).replaceAll("")));
                }
            }
        }
        return texts;
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
