package io.schedulebuilder.diff;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.schedule.MessageChanges;
import io.schedulebuilder.schedule.MessageChanges.Entry;
import io.schedulebuilder.schedule.MessageChanges.Pair;
import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.terminal.Style;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.terminal.WeekGrid;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws two plans into one week for a terminal: days across, hours down, a mark for each message, with a sign if it
 * changed. Hours without a message are omitted.
 */
final class DiffPicture {
    /** What happened to a message, or to its slot. */
    private enum Sign {
        AS_IT_WAS("", "", ""),
        NEW("+", "new", "32"),
        MOVED_HERE("~", "moved here", "32"),
        OTHER("*", "another caption, or changed", "33"),
        MOVED_AWAY("<", "moved from here", "31"),
        GONE("-", "dropped or unplaced", "31");

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

    private record Place(LocalDateTime time, MessageType type) {}

    private record Mark(LocalDateTime time, MessageType type, Sign sign) {
        Place place() {
            return new Place(time, type);
        }

        String text() {
            return sign.sign + WeekGrid.mark(type, time);
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
                .min(Comparator.naturalOrder())
                .orElseThrow();
        this.marks = marks(diff.messages());
    }

    /** If a message left a slot and another took it, only the new one gets a mark. */
    private static List<Mark> marks(MessageChanges diff) {
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
        entry.ifPresent(message ->
                message.time().ifPresent(time -> marks.add(new Mark(time.local(), message.messageType(), sign))));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Map<Long, List<Mark>> weeks = marks.stream()
                .collect(Collectors.groupingBy(
                        mark -> Math.floorDiv(mark.time().toLocalDate().toEpochDay() - start.toEpochDay(), 7L),
                        TreeMap::new,
                        Collectors.toList()));
        weeks.forEach((week, ofWeek) -> appendWeek(text, start.plusWeeks(week), ofWeek));
        String signs = Stream.of(Sign.values())
                .filter(sign -> sign != Sign.AS_IT_WAS)
                .filter(sign -> marks.stream().anyMatch(mark -> mark.sign() == sign))
                .map(sign -> "; " + sign.sign + " " + sign.meaning)
                .collect(Collectors.joining());
        return text.append(TextTable.wrapped(WeekGrid.LEGEND + signs, "      ", "      "))
                .toString();
    }

    private void appendWeek(StringBuilder text, LocalDate first, List<Mark> ofWeek) {
        new WeekGrid("      ", this::marks, (line, day, hour) -> line)
                .append(
                        text,
                        first,
                        ofWeek.stream()
                                .map(mark -> mark.time().getHour())
                                .sorted()
                                .distinct()
                                .toList());
    }

    private List<String> marks(LocalDate day, int hour) {
        return marks.stream()
                .filter(mark ->
                        mark.time().toLocalDate().equals(day) && mark.time().getHour() == hour)
                .map(mark -> colour ? mark.coloured() : mark.text())
                .toList();
    }
}
