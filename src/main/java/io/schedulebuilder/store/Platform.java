package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageHistory.PlatformDay;
import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** PPV totals of all pages by local day. The totals of all other pages are found by subtracting one page. */
public final class Platform {
    private final SortedMap<LocalDate, Sums> all = new TreeMap<>();
    private final Map<String, Map<LocalDate, Sums>> byPage = new HashMap<>();

    /** @param pages the number of pages that sent on the day; with 0, the day is left out */
    private record Sums(int pages, long sent, long viewed) {
        Sums plus(Sums other) {
            return new Sums(pages + other.pages, sent + other.sent, viewed + other.viewed);
        }

        Sums minus(Sums other) {
            return new Sums(pages - other.pages, sent - other.sent, viewed - other.viewed);
        }
    }

    /** Adds what a page sent on one of its local days, or on part of it. */
    public void add(String page, LocalDate day, long sent, long viewed) {
        Sums sums = new Sums(1, sent, viewed);
        all.merge(day, sums, Sums::plus);
        byPage.computeIfAbsent(page, name -> new HashMap<>()).merge(day, sums, Sums::plus);
    }

    /** The days of all other pages, oldest first. */
    public List<PlatformDay> without(PageName page) {
        Map<LocalDate, Sums> own = byPage.getOrDefault(page.value(), Map.of());
        return all.entrySet().stream()
                .map(day -> Map.entry(
                        day.getKey(), day.getValue().minus(own.getOrDefault(day.getKey(), new Sums(0, 0, 0)))))
                .filter(day -> day.getValue().pages() > 0)
                .map(day -> new PlatformDay(
                        day.getKey(), day.getValue().sent(), day.getValue().viewed()))
                .toList();
    }
}
