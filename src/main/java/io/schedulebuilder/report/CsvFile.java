package io.schedulebuilder.report;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** Writes a table for a program or a spreadsheet, in the format of RFC 4180. */
public final class CsvFile {
    private CsvFile() {}

    /**
     * Writes the rows; the first one is the header. Does not close the writer.
     *
     * @throws IOException if the writer fails
     */
    public static void write(Stream<List<String>> rows, Writer out) throws IOException {
        ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\r\n").build();
        rows.forEach(row -> csv.writeNext(row.toArray(String[]::new), false));
        csv.flush();
        if (csv.checkError()) {
            throw csv.getException();
        }
    }
}
