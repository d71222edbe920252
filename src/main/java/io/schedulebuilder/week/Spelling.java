package io.schedulebuilder.week;

import io.schedulebuilder.domain.PageName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requested pages in the warehouse's spelling. */
public final class Spelling {
    private Spelling() {}

    /**
     * Each page once, in order of name. A page that the warehouse does not know keeps its spelling.
     *
     * @param known the warehouse's pages, in order of name
     */
    public static List<PageName> of(Collection<PageName> asked, List<PageName> known) {
        Set<PageName> exact = new HashSet<>(known);
        Map<String, PageName> byKey = new HashMap<>();
        known.forEach(page -> byKey.putIfAbsent(page.key(), page));
        return asked.stream()
                .map(page -> exact.contains(page) ? page : byKey.getOrDefault(page.key(), page))
                .distinct()
                .sorted()
                .toList();
    }
}
