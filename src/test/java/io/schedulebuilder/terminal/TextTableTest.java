package io.schedulebuilder.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextTableTest {
    /** Words of which any two fit a line; a name that is wider has a line of its own, as it must not be cut. */
    private static final int LONGEST_WORD = 30;

    @Property(tries = 300)
    void table_ofAnyCells_fits_andKeepsEveryWordWhole(@ForAll("tables") List<List<String>> rows) {
        String table = TextTable.of(rows, "  ", Set.of(1));
        assertThat(table.lines())
                .allMatch(line -> line.length() <= TextTable.WIDTH && line.equals(line.stripTrailing()));
        List<String> words = words(table);
        assertThat(words)
                .containsAll(rows.stream()
                        .flatMap(row -> row.stream().flatMap(cell -> words(cell).stream()))
                        .toList());
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> word =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(LONGEST_WORD);
        Arbitrary<String> cell = word.list().ofMaxSize(6).map(words -> String.join(" ", words));
        return Arbitraries.integers()
                .between(1, 9)
                .flatMap(columns ->
                        cell.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(6));
    }

    @Test
    void tableThatFits_isLeftAsItIs() {
        assertThat(TextTable.of(List.of(List.of("page", "PPVs"), List.of("ava", "12")), "", Set.of(1)))
                .isEqualTo("page  PPVs\nava     12\n");
    }

    @Test
    void wideCell_breaksBetweenWords_besideTheOthers() {
        String sentence = "every word of this sentence is short, but there are too many of them for one line of eighty";
        assertThat(TextTable.of(List.of(List.of("jadebri", sentence)), ""))
                .isEqualTo(
                        """
                        jadebri  every word of this sentence is short, but there are too many of them
                                 for one line of eighty
                        """);
    }

    @Test
    void wrappedText_keepsALongId_onALineOfItsOwn() {
        String id = "x".repeat(90);
        assertThat(TextTable.wrapped("see " + id + " there", "  ", "    "))
                .isEqualTo("  see\n    " + id + "\n    there\n");
    }

    private static List<String> words(String text) {
        return Stream.of(text)
                .flatMap(all -> Arrays.stream(all.split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Test
    void of_notes_areUnderTheirRows_whetherCellsWrapOrColumnsAreSplit() {
        String words = "several words ".repeat(6).strip();
        String wrapped = TextTable.of(
                List.of(List.of("one", "two"), List.of("a", words), List.of("b", "c")),
                "",
                Set.of(),
                List.of("", "    under a\n", "    under b\n"));
        assertThat(wrapped.lines())
                .containsExactly(
                        "one  two",
                        "a    several words several words several words several words several words",
                        "     several words",
                        "    under a",
                        "b    c",
                        "    under b");

        String wide = "w".repeat(39);
        String split = TextTable.of(
                List.of(List.of("one", "two", "three"), List.of(wide, wide, "last")),
                "",
                Set.of(),
                List.of("", "    under it\n"));
        assertThat(split.lines().filter(line -> line.equals("    under it"))).hasSize(1);
        assertThat(split).contains("three", "last");
    }
}
