package io.schedulebuilder.report;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedMessage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a week: days across, hours down, a filled dot for each PPV and an open dot for each bump. */
public record WeekPicture(Horizon horizon, int firstHour, int lastHour) {
    private static final double LEFT = 42;
    private static final double TOP = 20;
    private static final double DAY_WIDTH = 46;
    private static final double HOUR_HEIGHT = 15;
    private static final double PPV_RADIUS = 5;
    private static final double BUMP_RADIUS = 3.5;
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_BETWEEN_LINES = 2;
    private static final int DAYS = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    /**
     * Draws the first week of a horizon.
     *
     * @param hours the hours that the picture shows; a message outside them is drawn at the edge
     * @param words the text alternative for people who cannot see the picture
     */
    public static Element of(Horizon horizon, ActiveHours hours, List<PlannedMessage> messages, String words) {
        return new WeekPicture(
                        horizon,
                        hours.openMinute() / MINUTES_AN_HOUR,
                        (hours.closeMinute() + MINUTES_AN_HOUR - 1) / MINUTES_AN_HOUR)
                .element(messages, words);
    }

    private Element element(List<PlannedMessage> messages, String words) {
        double width = LEFT + DAYS * DAY_WIDTH;
        double height = y(lastHour * MINUTES_AN_HOUR) + PPV_RADIUS + 1;
        List<Element> parts = new ArrayList<>(grid());
        messages.stream().filter(message -> day(message) < DAYS).map(this::dot).forEach(parts::add);
        return Element.of("svg", Element.of("title", words))
                .styled("week")
                .with("role", "img")
                .with("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", width, height))
                .containing(parts);
    }

    private List<Element> grid() {
        List<Element> grid = new ArrayList<>();
        for (int hour = firstHour; hour <= lastHour; hour += HOURS_BETWEEN_LINES) {
            double y = y(hour * MINUTES_AN_HOUR);
            grid.add(Element.of("line")
                    .styled("grid")
                    .with("x1", LEFT)
                    .with("y1", y)
                    .with("x2", LEFT + DAYS * DAY_WIDTH)
                    .with("y2", y));
            grid.add(label(LEFT - 4, y + 4, "end", String.format(Locale.ROOT, "%02d:00", hour)));
        }
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = horizon.start().plusDays(day);
            grid.add(label(x(day), TOP - 8, "middle", DAY.format(date)));
        }
        return grid;
    }

    private Element dot(PlannedMessage planned) {
        boolean ppv = planned.message().type() == MessageType.PPV;
        String words = TIME.format(planned.slot().local()) + " "
                + planned.message().type().label()
                + (ppv ? " " + planned.message().caption().priceTier().label() : "");
        return Element.of("circle", Element.of("title", words))
                .styled(ppv ? "ppv" : "bump")
                .with("cx", x(day(planned)))
                .with("cy", y(minute(planned)))
                .with("r", ppv ? PPV_RADIUS : BUMP_RADIUS);
    }

    private static Element label(double x, double y, String anchor, String words) {
        return Element.of("text", words)
                .styled("tick")
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor);
    }

    private int day(PlannedMessage planned) {
        return Math.toIntExact(
                ChronoUnit.DAYS.between(horizon.start(), planned.slot().local().toLocalDate()));
    }

    private int minute(PlannedMessage planned) {
        int minute = planned.slot().local().toLocalTime().toSecondOfDay() / MINUTES_AN_HOUR;
        return Math.max(firstHour * MINUTES_AN_HOUR, Math.min(lastHour * MINUTES_AN_HOUR, minute));
    }

    private static double x(int day) {
        return LEFT + (day + 0.5) * DAY_WIDTH;
    }

    private double y(int minute) {
        return TOP + (minute - firstHour * MINUTES_AN_HOUR) * HOUR_HEIGHT / MINUTES_AN_HOUR;
    }
}
