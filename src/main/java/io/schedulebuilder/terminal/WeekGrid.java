package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.MessageType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a week for a terminal: days across, hours down, and in each cell its marks.
 *
 * @param margin what the lines without an hour begin with
 * @param marks the marks of a day's hour
 * @param shade changes a line of a cell
 */
public record WeekGrid(String margin, BiFunction<LocalDate, Integer, List<String>> marks, Shade shade) {
    public static final String LEGEND = "P15 = PPV at :15, b30 = bump at :30";

    /** The least width of a cell. */
    public static final int CELL = 8;

    /** Further marks of an hour go on the next line. */
    private static final int MARKS_A_LINE = 2;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    /** Changes a line of a cell. */
    public interface Shade {
        String of(String line, LocalDate day, int hour);
    }

    /** The mark of a message. */
    public static String mark(MessageType type, LocalDateTime time) {
        return (type == MessageType.PPV ? "P" : "b") + String.format(Locale.ROOT, "%02d", time.getMinute());
    }

    /** Draws seven days. */
    public void append(StringBuilder text, LocalDate first, List<Integer> hours) {
        List<LocalDate> days = first.datesUntil(first.plusDays(7)).toList();
        int[] widths = days.stream()
                .mapToInt(day -> hours.stream()
                        .flatMap(hour -> lines(day, hour).stream())
                        .mapToInt(Style::width)
                        .reduce(CELL, Math::max))
                .toArray();
        append(text, margin, days.stream().map(DAY::format).toList(), widths);
        for (int hour : hours) {
            List<List<String>> cells =
                    days.stream().map(day -> lines(day, hour)).toList();
            int most = cells.stream().mapToInt(List::size).reduce(1, Math::max);
            for (int i = 0; i < most; i++) {
                int line = i;
                append(
                        text,
                        line == 0 ? String.format(Locale.ROOT, " %02d:  ", hour) : margin,
                        IntStream.range(0, days.size())
                                .mapToObj(day -> shade.of(
                                        cells.get(day).stream()
                                                .skip(line)
                                                .findFirst()
                                                .orElse(""),
                                        days.get(day),
                                        hour))
                                .toList(),
                        widths);
            }
        }
    }

    private List<String> lines(LocalDate day, int hour) {
        List<String> all = marks.apply(day, hour);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MARKS_A_LINE)
                .mapToObj(from -> all.stream().skip(from).limit(MARKS_A_LINE).collect(Collectors.joining(" ")))
                .toList();
    }

    private static void append(StringBuilder text, String head, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(head);
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - Style.width(cells.get(i)) + 1));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
