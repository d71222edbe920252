package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.worth.Market;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what all pages sent. */
final class MarketReader {
    private MarketReader() {}

    static Market read(Queries queries, CaptionBank captions, List<StoredPage> pages) {
        Map<String, ZoneId> zones = new HashMap<>();
        pages.forEach(page -> zones.put(page.name(), page.zoneOrDefault()));
        Market.Builder market = new Market.Builder();
        queries.visit(Query.SENDS, row -> captions.row(new CaptionId(row.number(2))).stream()
                .mapToObj(captions::sent)
                .flatMap(Optional::stream)
                .forEach(caption -> market.add(
                        new PageName(row.text(0)),
                        zones.getOrDefault(row.text(0), Page.DEFAULT_ZONE),
                        caption,
                        row.moment(1),
                        row.number(3),
                        row.number(4))));
        return market.build();
    }
}
