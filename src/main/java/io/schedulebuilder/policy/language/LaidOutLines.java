package io.schedulebuilder.policy.language;

import java.util.ArrayList;
import java.util.List;

/** The lines of a formatted file. Comments after consecutive lines start in the same column. */
final class LaidOutLines {
    private static final int BEFORE_COMMENT = 3;

    /** @param behind the comments after the text */
    private record Line(String text, List<String> behind) {
        /**
         * Whether a comment after the line continues on the next lines, so that other comments cannot align with it.
         */
        boolean isRunning() {
            return behind.stream().anyMatch(comment -> comment.contains("\n"));
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void add(String text) {
        lines.add(new Line(text, new ArrayList<>()));
    }

    /** Puts a comment after the last line. */
    void behind(String comment) {
        last().behind.add(comment);
    }

    /** Adds a blank line if one is wanted or a rule just ended, but not at the top. */
    void blankLine(boolean wanted) {
        if (!lines.isEmpty() && (wanted || last().text.equals("end"))) {
            add("");
        }
    }

    private Line last() {
        return lines.get(lines.size() - 1);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.behind.isEmpty()) {
                text.append(line.text);
            } else {
                column = i > 0 && goesOn(lines.get(i - 1), line) ? column : column(i);
                text.append(line.text)
                        .append(" ".repeat(column - line.text.length()))
                        .append(String.join(" ", line.behind));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Whether the comments after two lines start in the same column. Only lines with the same indent align. */
    private static boolean goesOn(Line before, Line line) {
        return !before.behind.isEmpty()
                && !line.behind.isEmpty()
                && !before.isRunning()
                && indent(before) == indent(line);
    }

    private static int indent(Line line) {
        return line.text.length() - line.text.stripLeading().length();
    }

    /** The column of the aligned comments that start at this line. */
    private int column(int from) {
        int width = lines.get(from).text.length();
        for (int i = from + 1; i < lines.size() && goesOn(lines.get(i - 1), lines.get(i)); i++) {
            width = Math.max(width, lines.get(i).text.length());
        }
        return width + BEFORE_COMMENT;
    }
}
