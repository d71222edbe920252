package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.Hang;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.RuleParser;
import io.schedulebuilder.policy.language.Setting;
import io.schedulebuilder.policy.language.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Slips that nobody thought of: a shipped file with a piece cut out and another put in. */
@Tag("slow")
class MutatedRulesTest {
    private static final List<RuleFile> SHIPPED = shipped();
    private static final Map<RuleFile, String> CONDITIONS = new HashMap<>();
    private static final Duration HANG = Duration.ofSeconds(20);

    /** A comment, a quoted text, a word, a number, or a sign that matters here. */
    private static final java.util.regex.Pattern PIECE = java.util.regex.Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"[^\"\n]*\"|\\.?[A-Za-z_$][\\w$]*|-?\\d[\\w.]*|;", java.util.regex.Pattern.DOTALL);

    private static final Set<String> JOINS = Set.of("and", "or", "not", "exists", "in", "&&", "||");

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(3),
                Arbitraries.of(
                        "",
                        "\"",
                        "'",
                        "(",
                        ")",
                        "/*",
                        "*/",
                        "//",
                        "\n",
                        ";",
                        ",",
                        ".",
                        "rule",
                        "when",
                        "then",
                        "end",
                        "or",
                        "not",
                        "policy",
                        "Account(",
                        "revenue",
                        "&&",
                        "||",
                        "in",
                        "0",
                        "-1",
                        "from",
                        "eval(",
                        "{",
                        "\u201c",
                        "\u00a0",
                        "\ud800"));
    }

    /** Refused with file and line, or read whole, and then the engine compiles it; never thrown, never for ever. */
    @Property(tries = 5_000)
    void mutation_ofTheShippedRules_isRefusedOrReadWhole(
            @ForAll @IntRange(max = 100) int file,
            @ForAll @IntRange(max = 5_000) int at,
            @ForAll @IntRange(max = 12) int cut,
            @ForAll("pieces") String piece) {
        RuleFile shipped = SHIPPED.get(file % SHIPPED.size());
        int from = at % shipped.text().length();
        int to = Math.min(shipped.text().length(), from + cut);
        String text = shipped.text().substring(0, from) + piece + shipped.text().substring(to);
        List<Fault> faults = new ArrayList<>();

        List<Rule> rules = Hang.within(HANG, () -> RuleParser.parse(new RuleFile(shipped.name(), text), faults));

        if (!faults.isEmpty()) {
            assertThat(Fault.all(faults).faults())
                    .allMatch(fault -> fault.matches("\\Q" + shipped.name() + "\\E:\\d+: (?s).+"));
            return;
        }
        assertThat(rules.stream().flatMap(MutatedRulesTest::wordsOf)).containsExactlyElementsOf(wordsOf(text));
        if (!conditionsOf(rules).equals(conditionsOf(shipped)) && namesDiffer(rules)) {
            Hang.within(HANG, () -> assertThat(CompiledRules.of(rules).rules().values())
                    .hasSameSizeAs(rules));
        }
    }

    /** All that the engine compiles, wherever it stands. */
    private static String conditionsOf(List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.name() + " " + rule.conditions())
                .collect(Collectors.joining("\n"))
                .replaceAll("Place\\[[^]]*]|line=\\d+", "");
    }

    private static String conditionsOf(RuleFile file) {
        return CONDITIONS.computeIfAbsent(file, shipped -> conditionsOf(RuleParser.parse(shipped, new ArrayList<>())));
    }

    /** What a rule says, in the order of the file: its name, facts, fields, values and policy words. */
    private static Stream<String> wordsOf(Rule rule) {
        List<String> words = new ArrayList<>(List.of(rule.name()));
        rule.conditions().patterns().forEach((Pattern pattern) -> {
            words.add(pattern.fact().word());
            pattern.comparisons().forEach((Comparison comparison) -> {
                words.add(comparison.field().word());
                comparison.values().stream().map(Token::text).forEach(words::add);
            });
        });
        rule.settings().stream()
                .map((Setting<?> setting) -> setting.parameter().word())
                .forEach(words::add);
        return words.stream();
    }

    /** The same, read from the text by other means than the parser's, so that nothing is passed over in silence. */
    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        String part = "";
        for (String piece : (Iterable<String>) PIECE.matcher(text).results().map(MatchResult::group)::iterator) {
            boolean quoted = piece.startsWith("\"");
            if (piece.startsWith("//") || piece.startsWith("/*")) {
                continue;
            }
            if (Set.of("rule", "salience", "when", "then", "end").contains(piece)) {
                part = piece;
            } else if (part.equals("rule") || (part.equals("when") && !JOINS.contains(piece) && !piece.equals(";"))) {
                words.add(quoted ? piece.substring(1, piece.length() - 1) : piece);
            } else if (part.equals("then") && piece.matches("\\.?[A-Za-z_$].*") && !piece.equals("policy")) {
                words.add(piece.replace(".", ""));
            }
        }
        return words;
    }

    private static boolean namesDiffer(List<Rule> rules) {
        return rules.stream().map(Rule::name).distinct().count() == rules.size();
    }

    private static List<RuleFile> shipped() {
        try (Stream<Path> files = Files.list(Rules.SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(file -> new RuleFile("rules/" + file.getFileName(), Rules.read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
