package io.schedulebuilder.build;

import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.terminal.Style;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a week for a terminal: days across, hours down, a mark for each message, peak hours shaded. */
record WeekPicture(Plan plan, Policy policy, HourTable hours, boolean colour) {
    /** Hours with at least this factor are drawn as peaks; an ordinary hour has factor 1. */
    private static final double PEAK = 1.10;

    private static final int CELL = 9;
    private static final int MARKS_A_LINE = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    String text() {
        LocalDate start = plan.startDate();
        StringBuilder text = new StringBuilder();
        for (int week = 0; week < plan.weeks(); week++) {
            appendWeek(text, start.plusWeeks(week));
        }
        text.append("       P15 = PPV at :15, b30 = bump at :30; shaded: a peak hour\n");
        return text.toString();
    }

    private void appendWeek(StringBuilder text, LocalDate start) {
        if (plan.weeks() > 1) {
            text.append(start.equals(plan.startDate()) ? "" : "\n")
                    .append("Week of ")
                    .append(start)
                    .append('\n');
        }
        StringBuilder heading = new StringBuilder("       ");
        start.datesUntil(start.plusDays(7)).forEach(day -> heading.append(pad(DAY.format(day), CELL)));
        text.append(heading.toString().stripTrailing()).append('\n');
        int lastHour = Math.min(23, policy.activeHours().closeMinute() / 60);
        for (int hour = policy.activeHours().openMinute() / 60; hour <= lastHour; hour++) {
            List<List<String>> days = marks(start, hour);
            int most = days.stream().mapToInt(List::size).max().orElse(0);
            for (int from = 0; from == 0 || from < most; from += MARKS_A_LINE) {
                StringBuilder line =
                        new StringBuilder(from == 0 ? String.format(Locale.ROOT, " %02d:  ", hour) : "       ");
                for (int day = 0; day < days.size(); day++) {
                    String marks = days.get(day).stream()
                            .skip(from)
                            .limit(MARKS_A_LINE)
                            .collect(Collectors.joining(" "));
                    line.append(cell(marks, start.plusDays(day), hour));
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
        }
    }

    /** The marks of an hour on each day. */
    private List<List<String>> marks(LocalDate start, int hour) {
        return start.datesUntil(start.plusDays(7))
                .map(day -> plan.messages().stream()
                        .filter(message -> at(message).toLocalDate().equals(day)
                                && at(message).getHour() == hour)
                        .map(message -> (message.messageType() == MessageType.PPV ? "P" : "b")
                                + String.format(Locale.ROOT, "%02d", at(message).getMinute()))
                        .toList())
                .toList();
    }

    private static LocalDateTime at(Plan.Message message) {
        return message.scheduledSendTime().local();
    }

    private String cell(String marks, LocalDate day, int hour) {
        boolean peak = hours.at(DayType.of(day), hour).factor() >= PEAK;
        if (!peak) {
            return pad(marks, CELL);
        }
        if (colour) {
            return Style.of("48;5;238;97", pad(marks, CELL - 1)) + " ";
        }
        return marks + "░".repeat(Math.max(0, CELL - 1 - marks.length())) + " ";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
