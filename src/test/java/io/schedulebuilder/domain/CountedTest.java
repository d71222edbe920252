package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedTest {
    /** A plural that is spelled out behind a count is wrong when there is one. */
    private static final Pattern SPELLED_OUT = Pattern.compile("(size\\(\\)|[cC]ount\\(\\)|toMinutes\\(\\)) \\+ \" "
            + "(days|weeks|hours|minutes|pages|messages|rows|captions|cases|values|files|rules|runs|builds|plans|seeds"
            + "|schedules|locks|lines|columns|PPVs|bumps|points|slots)\\b");

    @Test
    void count_hasItsNounInTheRightNumber() {
        assertThat(List.of(
                        Counted.of(0, "day"), Counted.of(1, "day"), Counted.of(2, "day"), Counted.of("1,001", "row")))
                .containsExactly("0 days", "1 day", "2 days", "1,001 rows");
        assertThat(Counted.of("1.5", "day")).isEqualTo("1.5 days");
        assertThat(Counted.of(1, "row", 4)).isEqualTo("   1 row");
        assertThat(Counted.of(1_234, "row", 4)).isEqualTo("1,234 rows");
        assertThat(Counted.of("+1", "point")).isEqualTo("+1 point");
    }

    @Test
    void sources_spellNoPluralBehindACount() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(CountedTest::spelledOut))
                    .isEmpty();
        }
    }

    private static Stream<String> spelledOut(Path file) {
        try {
            return SPELLED_OUT.matcher(Files.readString(file)).results().map(found -> file + ": " + found.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
