package io.schedulebuilder.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** A local time as the CSV and the plan write it, {@code yyyy-MM-dd HH:mm:ss}. */
public record SendTime(LocalDateTime local) {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static SendTime parse(String text) {
        return new SendTime(LocalDateTime.parse(text, FORM));
    }

    @Override
    public String toString() {
        return FORM.format(local);
    }
}
