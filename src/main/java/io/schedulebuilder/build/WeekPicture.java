package io.schedulebuilder.build;

import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.terminal.Style;
import io.schedulebuilder.terminal.WeekGrid;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a week for a terminal: days across, hours down, a mark for each message, peak hours shaded. */
record WeekPicture(Plan plan, Policy policy, HourTable hours, boolean colour) {
    /** Hours with at least this factor are drawn as peaks; an ordinary hour has factor 1. */
    private static final double PEAK = 1.10;

    String text() {
        LocalDate start = plan.startDate();
        StringBuilder text = new StringBuilder();
        for (int week = 0; week < plan.weeks(); week++) {
            appendWeek(text, start.plusWeeks(week));
        }
        return text.append("       ")
                .append(WeekGrid.LEGEND)
                .append("; shaded: a peak hour\n")
                .toString();
    }

    private void appendWeek(StringBuilder text, LocalDate start) {
        if (plan.weeks() > 1) {
            text.append(start.equals(plan.startDate()) ? "" : "\n")
                    .append("Week of ")
                    .append(start)
                    .append('\n');
        }
        int lastHour = Math.min(23, policy.activeHours().closeMinute() / 60);
        new WeekGrid("       ", this::marks, this::shaded)
                .append(
                        text,
                        start,
                        IntStream.rangeClosed(policy.activeHours().openMinute() / 60, lastHour)
                                .boxed()
                                .toList());
    }

    private List<String> marks(LocalDate day, int hour) {
        return plan.messages().stream()
                .filter(message ->
                        at(message).toLocalDate().equals(day) && at(message).getHour() == hour)
                .map(message -> WeekGrid.mark(message.messageType(), at(message)))
                .toList();
    }

    private static LocalDateTime at(Plan.Message message) {
        return message.scheduledSendTime().local();
    }

    private String shaded(String marks, LocalDate day, int hour) {
        if (hours.at(DayType.of(day), hour).factor() < PEAK) {
            return marks;
        }
        int left = Math.max(0, WeekGrid.CELL - marks.length());
        return colour ? Style.of("48;5;238;97", marks + " ".repeat(left)) : marks + "░".repeat(left);
    }
}
