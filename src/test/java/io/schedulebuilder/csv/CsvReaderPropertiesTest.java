package io.schedulebuilder.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CsvReaderPropertiesTest {
    /** What a strict writer wrote comes back identical: each line break and blank line within it. */
    @Property(tries = 500)
    void written_comesBackIdentical(
            @ForAll("records") List<List<String>> records,
            @ForAll("lineBreaks") String lineBreak,
            @ForAll boolean quotesAll,
            @ForAll boolean lastBreak)
            throws IOException {
        String text = records.stream()
                        .map(record -> record.stream()
                                .map(field -> written(field, quotesAll || record.size() == 1))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining(lineBreak))
                + (lastBreak ? lineBreak : "");

        Outcome outcome = read(text.getBytes(UTF_8));

        assertThat(outcome.fault()).isEmpty();
        assertThat(outcome.records()).extracting(CsvRecord::fields).isEqualTo(records);
    }

    /**
     * Whatever the bytes: either every record comes back as another, plainer, reader has it, or the file is at fault at
     * a line that it has, and all records before it have come back.
     */
    @Property(tries = 2_000)
    void anyBytes_everyRecordIsReadOrTheFileIsNamed(@ForAll("bytes") byte[] bytes) throws IOException {
        Outcome expected = PlainReader.read(bytes);
        Outcome outcome = read(bytes);

        assertThat(outcome.fault().map(CsvFormatException::line))
                .isEqualTo(expected.fault().map(CsvFormatException::line));
        assertThat(outcome.records()).isEqualTo(expected.records());
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        Arbitrary<String> field = Arbitraries.frequencyOf(
                Tuple.of(3, texts()),
                Tuple.of(1, Arbitraries.strings().excludeChars('\0').ofMaxLength(20)));
        return field.list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of("a", "\"", ",", "\r", "\n", " ", ";", "\t", "\uFEFF", "é", "😀", "#", "\\")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> lineBreaks() {
        return Arbitraries.of("\n", "\r", "\r\n");
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> csv = Arbitraries.of(
                        "a", "b", ",", ",", "\n", "\n", "\r", "\"", "\"", "\"\"", " ", "\0", "é", "\uFEFF", "x y")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        return Arbitraries.oneOf(csv, any);
    }

    private static String written(String field, boolean quote) {
        boolean must = field.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        // A byte order mark that begins the file would be taken for one.
        return quote || must || field.startsWith("\uFEFF") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private static Outcome read(byte[] bytes) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = CsvReader.of(new ByteArrayInputStream(bytes))) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
            return new Outcome(records, Optional.empty());
        } catch (CsvFormatException e) {
            return new Outcome(records, Optional.of(e));
        }
    }

    record Outcome(List<CsvRecord> records, Optional<CsvFormatException> fault) {}
}
