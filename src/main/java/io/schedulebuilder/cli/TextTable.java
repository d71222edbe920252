package io.schedulebuilder.cli;

import io.schedulebuilder.domain.VisibleText;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells as columns of one width each. */
final class TextTable {
    private TextTable() {}

    /**
     * The table, a line a row, without blanks at the ends.
     *
     * @param cells of as many each row
     * @param indent before each line
     */
    static String of(List<List<String>> cells, String indent) {
        List<List<String>> rows = cells.stream()
                .map(row -> row.stream().map(VisibleText::line).toList())
                .toList();
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < columns; i++) {
                line.append(pad(row.get(i), widths[i])).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
