package io.schedulebuilder.store.imports;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.imports.CsvRow.BadCell;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps all spellings of a page's name to one: the warehouse's spelling, or else the first in the files. */
final class PageNames {
    private final Map<String, PageName> known = new HashMap<>();
    private final Map<String, Integer> respelled = new LinkedHashMap<>();

    /**
     * Starts with the pages of the warehouse.
     *
     * @param pages in the warehouse
     */
    PageNames(List<PageName> pages) {
        pages.forEach(page -> known.putIfAbsent(page.key(), page));
    }

    /**
     * The page that a row names.
     *
     * @throws BadCell if the row names no page
     */
    PageName of(CsvRow row) {
        String written = row.required("page_name");
        PageName name = new PageName(written);
        if (name.key().isEmpty()) {
            throw new BadCell("page_name", written, "has no visible character.");
        }
        if (written.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadCell("page_name", written, "has a control character.");
        }
        PageName one = known.computeIfAbsent(
                name.key(),
                key -> new PageName(
                        Normalizer.normalize(written, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", " ")));
        if (!one.value().equals(written)) {
            respelled.merge("\"" + written + "\" is " + one, 1, Integer::sum);
        }
        return one;
    }

    /** Which names were spelled differently, and how often. Reports each only once. */
    String respelled() {
        String told = respelled.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
        respelled.clear();
        return told;
    }
}
