package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A week of a page.
 *
 * @param start its first day, a Monday
 */
public record PageWeek(PageName page, LocalDate start) implements Comparable<PageWeek> {
    private static final Comparator<PageWeek> BY_WEEK =
            Comparator.comparing(PageWeek::start).thenComparing(PageWeek::page);

    @Override
    public int compareTo(PageWeek other) {
        return BY_WEEK.compare(this, other);
    }
}
