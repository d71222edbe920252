package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.VisibleText;
import io.schedulebuilder.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Formats rows of cells as columns that fit a terminal of {@value #WIDTH} columns. If the table is too wide, the cells
 * of its widest columns wrap between words, never within one. If that is not enough, the remaining columns go into a
 * second table that repeats the first column.
 */
public final class TextTable {
    public static final int WIDTH = 80;

    /** Columns up to this width do not wrap: in narrower ones, each word would get a line of its own. */
    private static final int WHOLE = 20;

    private static final String GAP = "  ";

    private final List<List<String>> rows;
    private final String indent;
    private final Set<Integer> right;
    private final List<String> notes;

    private TextTable(List<List<String>> rows, String indent, Set<Integer> right, List<String> notes) {
        this.rows = rows;
        this.indent = indent;
        this.right = right;
        this.notes = notes;
    }

    /**
     * The table, without trailing blanks.
     *
     * @param rows all of the same number of cells
     * @param indent before each line
     */
    public static String of(List<List<String>> rows, String indent) {
        return of(rows, indent, Set.of());
    }

    /** A table with its number columns right-aligned. */
    public static String of(Table table) {
        return of(table.text(), "", table.figures());
    }

    /**
     * Aligned columns; the first row is the heading.
     *
     * @param right the columns to align right: numbers
     */
    public static String of(List<List<String>> rows, String indent, Set<Integer> right) {
        return of(rows, indent, right, rows.stream().map(row -> "").toList());
    }

    /**
     * Aligned columns with a note under each row.
     *
     * @param right the columns to align right: numbers
     * @param notes a note for each row, the heading included: whole lines, or nothing
     */
    public static String of(List<List<String>> rows, String indent, Set<Integer> right, List<String> notes) {
        List<List<String>> visible = rows.stream()
                .map(row -> row.stream().map(VisibleText::line).toList())
                .toList();
        return new TextTable(visible, indent, right, notes).text();
    }

    /**
     * Wraps the text between words to fit a terminal. The first line has the first indent, the others have the second.
     */
    public static String wrapped(String text, String indent, String indentOfOthers) {
        StringBuilder lines = new StringBuilder();
        String before = indent;
        for (String line : broken(
                VisibleText.line(text), Math.max(1, WIDTH - Math.max(indent.length(), indentOfOthers.length())))) {
            lines.append((before + line).stripTrailing()).append('\n');
            before = indentOfOthers;
        }
        return lines.toString();
    }

    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    private String text() {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] natural = widths(TextTable::width);
        int[] widths = natural.clone();
        int room = WIDTH - indent.length() - GAP.length() * Math.max(0, columns - 1);
        narrow(widths, widths(text -> Math.max(longestWord(text), Math.min(width(text), WHOLE))), room);
        if (Arrays.stream(widths).sum() > room) {
            int left = room - Arrays.stream(natural).limit(columns - 1L).sum();
            if (left >= WHOLE && longestWordOfLast() > WIDTH / 2) {
                widths = natural.clone();
                widths[columns - 1] = left; // a path or an id may exceed the width in the last column
            } else if (columns > 2) {
                return inParts(natural);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            append(text, rows.get(i), widths);
            text.append(notes.get(i));
        }
        return text.toString();
    }

    private int longestWordOfLast() {
        return rows.stream()
                .mapToInt(row -> longestWord(row.get(row.size() - 1)))
                .max()
                .orElse(0);
    }

    /** Shrinks the widest column that can still shrink, until all fit or none can. */
    private static void narrow(int[] widths, int[] least, int room) {
        while (Arrays.stream(widths).sum() > room) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> widths[i] > least[i])
                    .reduce(-1, (a, b) -> a >= 0 && widths[a] > widths[b] ? a : b);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** As many columns as fit, then the others next to the first column again. */
    private String inParts(int[] widths) {
        int fitting = 2;
        int used = indent.length() + widths[0] + GAP.length() + widths[1];
        while (fitting < widths.length - 1 && used + GAP.length() + widths[fitting] <= WIDTH) {
            used += GAP.length() + widths[fitting];
            fitting++;
        }
        int first = fitting;
        return part(IntStream.range(0, first).toArray(), notes)
                + "\n"
                + part(
                        IntStream.concat(IntStream.of(0), IntStream.range(first, widths.length))
                                .toArray(),
                        notes.stream().map(note -> "").toList());
    }

    private String part(int[] columns, List<String> under) {
        List<List<String>> of = rows.stream()
                .map(row -> Arrays.stream(columns).mapToObj(row::get).toList())
                .toList();
        Set<Integer> flushRight = Set.copyOf(IntStream.range(0, columns.length)
                .filter(i -> right.contains(columns[i]))
                .boxed()
                .toList());
        return of(of, indent, flushRight, under);
    }

    private void append(StringBuilder text, List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, widths.length)
                .mapToObj(i -> broken(row.get(i), widths[i]))
                .toList();
        int lines = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            StringBuilder drawn = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                drawn.append(
                                right.contains(i)
                                        ? " ".repeat(Math.max(0, widths[i] - width(cell))) + cell
                                        : pad(cell, widths[i]))
                        .append(GAP);
            }
            text.append(drawn.toString().stripTrailing()).append('\n');
        }
    }

    private int[] widths(ToIntFunction<String> measure) {
        return IntStream.range(0, rows.isEmpty() ? 0 : rows.get(0).size())
                .map(i -> rows.stream()
                        .mapToInt(row -> measure.applyAsInt(row.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ", -1)).mapToInt(TextTable::width).max().orElse(0);
    }

    /**
     * Wraps the text to the width. A longer word gets a line of its own. Leading blanks stay, because they indent the
     * text.
     */
    private static List<String> broken(String text, int width) {
        if (width(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split("(?<=[^ ]) ", -1)) {
            if (line.isEmpty()) {
                line = word;
            } else if (width(line) + 1 + width(word) <= width) {
                line += " " + word;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }
}
