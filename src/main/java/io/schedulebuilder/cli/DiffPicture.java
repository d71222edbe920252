package io.schedulebuilder.cli;

import io.schedulebuilder.app.PlanDiff;
import io.schedulebuilder.app.PlanDiff.Entry;
import io.schedulebuilder.app.PlanDiff.Pair;
import io.schedulebuilder.domain.MessageType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two plans drawn into one week for a terminal: days across, hours down, a mark for each message, with a sign where
 * something became of it. Hours without a message are left out.
 */
final class DiffPicture {
    private static final int CELL = 8;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    /** What became of a message, or of its place. */
    private enum Sign {
        AS_IT_WAS("", "", ""),
        NEW("+", "new", "32"),
        MOVED_HERE("~", "moved here", "32"),
        OTHER("*", "another caption, or changed", "33"),
        MOVED_AWAY("<", "moved from here", "31"),
        GONE("-", "dropped or left out", "31");

        private final String sign;
        private final String meaning;
        private final String colour;

        Sign(String sign, String meaning, String colour) {
            this.sign = sign;
            this.meaning = meaning;
            this.colour = colour;
        }

        /** Whether only A has the message there. */
        boolean leaves() {
            return this == MOVED_AWAY || this == GONE;
        }
    }

    private record Place(LocalDateTime time, String type) {}

    private record Mark(LocalDateTime time, String type, Sign sign) {
        Place place() {
            return new Place(time, type);
        }

        String text() {
            return sign.sign
                    + (type.equals(MessageType.PPV.label()) ? "$" : "b")
                    + String.format(Locale.ROOT, "%02d", time.getMinute());
        }

        String coloured() {
            return sign == Sign.AS_IT_WAS ? text() : Style.of(sign.colour, text());
        }
    }

    private final List<Mark> marks;
    private final LocalDate start;
    private final boolean colour;

    DiffPicture(PlanDiff diff, boolean colour) {
        this.colour = colour;
        this.start = Stream.of(diff.a().startDate(), diff.b().startDate())
                .map(LocalDate::parse)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        this.marks = marks(diff);
    }

    /** A place that is left and taken by another message has the mark of that one. */
    private static List<Mark> marks(PlanDiff diff) {
        List<Mark> marks = new ArrayList<>();
        diff.asTheyWere().forEach(pair -> add(marks, pair.b(), Sign.AS_IT_WAS));
        diff.moved().forEach(pair -> {
            add(marks, pair.a(), Sign.MOVED_AWAY);
            add(marks, pair.b(), Sign.MOVED_HERE);
        });
        diff.otherCaption().forEach(pair -> add(marks, pair.b(), Sign.OTHER));
        diff.changed().forEach(pair -> add(marks, pair.b(), Sign.OTHER));
        Stream.of(diff.added(), diff.placed())
                .flatMap(List::stream)
                .map(Pair::b)
                .forEach(entry -> add(marks, entry, Sign.NEW));
        Stream.of(diff.dropped(), diff.leftOut())
                .flatMap(List::stream)
                .map(Pair::a)
                .forEach(entry -> add(marks, entry, Sign.GONE));
        Set<Place> filled = marks.stream()
                .filter(mark -> !mark.sign().leaves())
                .map(Mark::place)
                .collect(Collectors.toSet());
        marks.removeIf(mark -> mark.sign().leaves() && filled.contains(mark.place()));
        marks.sort(Comparator.comparing(Mark::time).thenComparing(Mark::sign));
        return marks;
    }

    private static void add(List<Mark> marks, Optional<Entry> entry, Sign sign) {
        entry.ifPresent(message -> message.time()
                .map(time -> LocalDateTime.parse(time, WRITTEN))
                .ifPresent(time -> marks.add(new Mark(time, message.messageType(), sign))));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Map<Long, List<Mark>> weeks = marks.stream()
                .collect(Collectors.groupingBy(
                        mark -> Math.floorDiv(mark.time().toLocalDate().toEpochDay() - start.toEpochDay(), 7L),
                        TreeMap::new,
                        Collectors.toList()));
        weeks.forEach((week, ofWeek) -> appendWeek(text, start.plusWeeks(week), ofWeek));
        text.append("      $15 a PPV at quarter past, b30 a bump at half past");
        Stream.of(Sign.values())
                .filter(sign -> sign != Sign.AS_IT_WAS)
                .filter(sign -> marks.stream().anyMatch(mark -> mark.sign() == sign))
                .forEach(sign -> text.append("; ").append(sign.sign).append(' ').append(sign.meaning));
        return text.append('\n').toString();
    }

    private void appendWeek(StringBuilder text, LocalDate first, List<Mark> ofWeek) {
        List<LocalDate> days = first.datesUntil(first.plusDays(7)).toList();
        List<Integer> hours = ofWeek.stream()
                .map(mark -> mark.time().getHour())
                .sorted()
                .distinct()
                .toList();
        int[] widths = days.stream()
                .mapToInt(day -> hours.stream()
                        .mapToInt(hour -> plain(at(ofWeek, day, hour)).length())
                        .reduce(CELL, Math::max))
                .toArray();
        appendLine(
                text,
                "      ",
                IntStream.range(0, days.size())
                        .mapToObj(i -> TextTable.pad(DAY.format(days.get(i)), widths[i]))
                        .toList());
        for (int hour : hours) {
            appendLine(
                    text,
                    String.format(Locale.ROOT, " %02d:  ", hour),
                    IntStream.range(0, days.size())
                            .mapToObj(i -> cell(at(ofWeek, days.get(i), hour), widths[i]))
                            .toList());
        }
    }

    private static void appendLine(StringBuilder text, String head, List<String> cells) {
        text.append((head + String.join(" ", cells)).stripTrailing()).append('\n');
    }

    private static List<Mark> at(List<Mark> marks, LocalDate day, int hour) {
        return marks.stream()
                .filter(mark ->
                        mark.time().toLocalDate().equals(day) && mark.time().getHour() == hour)
                .toList();
    }

    private static String plain(List<Mark> marks) {
        return marks.stream().map(Mark::text).collect(Collectors.joining(" "));
    }

    private String cell(List<Mark> marks, int width) {
        String padding = " ".repeat(width - plain(marks).length());
        return (colour ? marks.stream().map(Mark::coloured).collect(Collectors.joining(" ")) : plain(marks)) + padding;
    }
}
