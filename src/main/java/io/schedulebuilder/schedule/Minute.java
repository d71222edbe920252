package io.schedulebuilder.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A local time as the program prints it, {@code yyyy-MM-dd HH:mm}. */
public record Minute(LocalDateTime local) {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public String toString() {
        return FORM.format(local);
    }
}
