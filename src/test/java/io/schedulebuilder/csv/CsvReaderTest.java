package io.schedulebuilder.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.csv.CsvReader.Options;
import io.schedulebuilder.csv.CsvRecord.FieldFault;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void next_blankLinesAnywhere_endNothing(String lineBreak) throws IOException {
        String text = String.join(lineBreak, "", "a,b", "", " \t", "c,d", "", "", "e,f", "");

        assertThat(read(text))
                .containsExactly(
                        new CsvRecord(2, 2, List.of("a", "b"), List.of()),
                        new CsvRecord(5, 5, List.of("c", "d"), List.of()),
                        new CsvRecord(8, 8, List.of("e", "f"), List.of()));
    }

    @Test
    void next_lineBreaksAndQuotesWithinQuotes_areExact() throws IOException {
        assertThat(read("\uFEFF\"a\r\n\rb\n\",\"say \"\"hi\"\"\"\r\nc, d \n"))
                .containsExactly(
                        new CsvRecord(1, 1, List.of("a\r\n\rb\n", "say \"hi\""), List.of()),
                        new CsvRecord(5, 2, List.of("c", " d "), List.of()));
    }

    @Test
    void next_fieldThatEndsInACarriageReturn_endsItsRecordAllTheSame() throws IOException {
        assertThat(fields("x,\"a\r\"\nb,c\n")).containsExactly(List.of("x", "a\r"), List.of("b", "c"));
    }

    @Test
    void next_fieldQuotedAndEmpty_isARecord() throws IOException {
        assertThat(fields("a\n\"\"\n\" \"\n")).containsExactly(List.of("a"), List.of(""), List.of(" "));
    }

    @Test
    void next_raggedRows_areHandedOut() throws IOException {
        assertThat(fields("a,b\nc\nd,e,f\n,\n"))
                .containsExactly(List.of("a", "b"), List.of("c"), List.of("d", "e", "f"), List.of("", ""));
    }

    @Test
    void next_lastRecordWithoutLineBreak_isRead() throws IOException {
        assertThat(fields("a,b\n1,\"2\"")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(fields("a,b\n1,")).containsExactly(List.of("a", "b"), List.of("1", ""));
        assertThat(fields("")).isEmpty();
        assertThat(fields("\uFEFF")).isEmpty();
    }

    @Test
    void next_textBehindAClosingQuote_isNamed_andWhatStandsBeforeIsRead() throws IOException {
        try (CsvReader reader = reader("a,b\n1,2\n3,\"hi\" she said\n5,6\n")) {
            assertThat(reader.next().orElseThrow().fields()).containsExactly("a", "b");
            assertThat(reader.next().orElseThrow().fields()).containsExactly("1", "2");
            assertThatThrownBy(reader::next)
                    .isInstanceOf(CsvFormatException.class)
                    .hasMessage(
                            "line 3: there is text after a closing quote. Double the quotes that belong to the text.");
            assertThatThrownBy(reader::next).isInstanceOf(CsvFormatException.class);
        }
    }

    @Test
    void next_quoteWithinAPlainField_isNamed() {
        assertFault(
                "a,b\n1,she said \"hi\"\n",
                "line 2: a field contains a quote but does not start with one. Put the field in quotes, and "
                        + "double the quotes inside it.");
        assertFault(
                "a,b\n1, \"hi\"\n",
                "line 2: a field contains a quote but does not start with one. Put the field in quotes, and "
                        + "double the quotes inside it.");
    }

    @Test
    void next_quoteNotClosed_isNamedByTheLineWhereItOpens() {
        assertFault(
                "a,b\n1,\"x\ny\"\n\"2\n3\",\"x\ny\n",
                "line 5: a quote that opens in this row is not closed before the end of the file.");
        assertFault("\"", "line 1: a quote that opens in this row is not closed before the end of the file.");
    }

    @Test
    void next_quoteOverTooManyLines_isNamedByItsRow() {
        assertFault(
                "a\n\"b" + "\n".repeat(2_000) + "\"\n",
                "line 2: the row spans more than 2,000 lines: a quote in it is not closed.");
    }

    @Test
    void next_bytesThatAreNoUtf8_areNamedByLine_andWhatStandsBeforeIsRead() throws IOException {
        byte[] bytes = "a,b\n\"x\ny\",2\ncaf\u00e9,4\n".getBytes(StandardCharsets.ISO_8859_1);
        try (CsvReader reader = CsvReader.of(new ByteArrayInputStream(bytes))) {
            reader.next();
            assertThat(reader.next().orElseThrow().fields()).containsExactly("x\ny", "2");
            assertThatThrownBy(reader::next).hasMessage("line 4: not UTF-8. Save the file as UTF-8.");
        }
        byte[] cutOff = {'a', (byte) 0xC3};
        assertThatThrownBy(() -> all(CsvReader.of(new ByteArrayInputStream(cutOff))))
                .hasMessage("line 1: not UTF-8. Save the file as UTF-8.");
        byte[] utf16 = "a,b\n".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> all(CsvReader.of(new ByteArrayInputStream(utf16))))
                .hasMessage("line 1: not UTF-8 but UTF-16. Save the file as UTF-8.");
    }

    @Test
    void next_nul_isAFaultOfItsField() throws IOException {
        assertThat(read("a,b\n1,x\0y\n2,z\n"))
                .element(1)
                .isEqualTo(
                        new CsvRecord(2, 2, List.of("1", "x\0y"), List.of(new FieldFault(1, "has a NUL character."))));
    }

    @Test
    void next_fieldsOfTheLongestLength_areExact_andLongerOnesAreFaultsOfTheirFields() throws IOException {
        Options options = new Options(10, 1_000, 100, false);
        String text = "a,b,c\n\"" + "\"\"".repeat(10) + "\"," + "x".repeat(10) + ",\n" + "y".repeat(11) + ",\"1\n2\n"
                + "\"\"".repeat(20) + "\n\",z\nlast\n";
        List<CsvRecord> read = all(CsvReader.of(bytes(text), options));

        assertThat(read.get(1).fields()).containsExactly("\"".repeat(10), "x".repeat(10), "");
        assertThat(read.get(1).faults()).isEmpty();
        assertThat(read.get(2).faults())
                .containsExactly(
                        new FieldFault(0, "has 11 characters; 10 is the limit."),
                        new FieldFault(1, "has 25 characters; 10 is the limit."));
        assertThat(read.get(3)).isEqualTo(new CsvRecord(7, 4, List.of("last"), List.of()));
    }

    @Test
    void next_fieldFullOfQuotes_fitsTheBuffer() throws IOException {
        int length = Options.USUAL.longestField();

        assertThat(fields("a\n\"" + "\"\"".repeat(length) + "\"\nb\n"))
                .containsExactly(List.of("a"), List.of("\"".repeat(length)), List.of("b"));
    }

    @Test
    void next_recordTooLong_orOfTooManyFields_isNamed() {
        assertFault(
                "a\n" + ("x".repeat(900_000) + ",").repeat(5) + "\n",
                "line 2: the row has more than 4,000,000 characters. Correct or remove it.");
        assertFault(
                "a\n" + ",".repeat(3_000) + "\n", "line 2: the row has more than 2,000 fields. Correct or remove it.");
    }

    @Test
    void next_fieldOfTwoHundredMegabytes_takesLittleMemory() throws IOException {
        byte[] megabyte = new byte[1_000_000];
        Arrays.fill(megabyte, (byte) 'y');
        InputStream endless = new SequenceInputStream(Collections.enumeration(Stream.of(
                        Stream.of(bytes("a,b\n1,\"")),
                        Stream.generate(() -> new ByteArrayInputStream(megabyte))
                                .limit(200),
                        Stream.of(bytes("\"\n2,x\n")))
                .flatMap(parts -> parts)
                .toList()));

        List<CsvRecord> read = all(CsvReader.of(endless));

        assertThat(read.get(1).faults())
                .containsExactly(new FieldFault(1, "has 200,000,000 characters; 1,000,000 is the limit."));
        assertThat(read.get(1).fields().get(1)).hasSize(1_000_001);
        assertThat(read.get(2).fields()).containsExactly("2", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2\n", "\n\"a\";\"b\"\n", "a;\n"})
    void header_semicolons_areNamed(String text) throws IOException {
        try (CsvReader reader = reader(text)) {
            assertThatThrownBy(reader::header)
                    .isInstanceOf(CsvFormatException.class)
                    .hasMessageEndingWith(": the columns are separated by semicolons. Save the file with commas.");
        }
    }

    @Test
    void header_tabsAndBars_areNamed() throws IOException {
        try (CsvReader tabs = reader("a\tb\n");
                CsvReader bars = reader("\"a\"|\"b\"\n")) {
            assertThatThrownBy(tabs::header)
                    .hasMessage("line 1: the columns are separated by tabs. Save the file with commas.");
            assertThatThrownBy(bars::header)
                    .hasMessage("line 1: the columns are separated by vertical bars. Save the file with commas.");
        }
    }

    @Test
    void header_utf16WithoutAMark_isRefused_notReadAsUnknownColumns() throws IOException {
        try (CsvReader reader = reader("\0a\0,\0b\0\n\0x\0,\0y\0\n")) {
            assertThatThrownBy(reader::header)
                    .hasMessage("line 1: the name of column 1 has a NUL character. Name the columns in plain UTF-8.");
        }
    }

    @Test
    void header_semicolonInOneOfSeveralColumns_isText() throws IOException {
        try (CsvReader reader = reader("a;b,c\n")) {
            assertThat(reader.header().orElseThrow().fields()).containsExactly("a;b", "c");
        }
    }

    @Test
    void comments_arePassedOver_whateverTheyHold() throws IOException {
        String text = "# it's \"so\nava\n  # indented, \"\n\n mia \n\"# no comment\"\nzoe # neither";
        List<CsvRecord> read = all(CsvReader.of(bytes(text), Options.USUAL.withComments()));

        assertThat(read)
                .extracting(CsvRecord::fields)
                .containsExactly(List.of("ava"), List.of(" mia "), List.of("# no comment"), List.of("zoe # neither"));
        assertThat(read).extracting(CsvRecord::line).containsExactly(2L, 5L, 6L, 7L);
    }

    @Test
    void close_closesTheStream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        CsvReader.of(new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })
                .close();

        assertThat(closed).isTrue();
    }

    @Test
    void next_streamThatFails_saysSo() {
        IOException failure = new IOException("disk on fire");
        CsvReader reader = CsvReader.of(new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw failure;
            }
        });

        assertThatThrownBy(reader::next).isSameAs(failure);
    }

    private static void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CsvFormatException.class)
                .hasMessage(message);
    }

    private static List<List<String>> fields(String text) throws IOException {
        return read(text).stream().map(CsvRecord::fields).toList();
    }

    private static List<CsvRecord> read(String text) throws IOException {
        return all(reader(text));
    }

    private static List<CsvRecord> all(CsvReader reader) throws IOException {
        try (reader) {
            List<CsvRecord> records = new ArrayList<>();
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
            return records;
        }
    }

    private static CsvReader reader(String text) {
        return CsvReader.of(bytes(text));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
