package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.store.Bank;
import io.schedulebuilder.store.ReportedFigures;
import io.schedulebuilder.store.Restrictions;
import io.schedulebuilder.store.Row;
import io.schedulebuilder.store.StoreSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads with a fixed number of queries, each run once. Each query sees the data at the time it runs. The transaction
 * that writes detects changes between them.
 */
class BigQuerySnapshot extends StoreSnapshot {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All pages at once, because a query costs more than its rows. */
    private static final int PAGES_AT_ONCE = Integer.MAX_VALUE / 2;

    private final Session session;
    private final Reports reports;

    BigQuerySnapshot(Session session) {
        super(session, PAGES_AT_ONCE);
        this.session = session;
        this.reports = new Reports(session);
    }

    @Override
    public boolean holdsExamplesOnly() {
        return false;
    }

    /** The page that sent a message most recently, if there is one. */
    Optional<PageName> latestSender() {
        return pages().stream()
                .filter(page -> page.lastSent().isPresent() && !page.name().isBlank())
                .max(Comparator.comparing(page -> page.lastSent().orElseThrow()))
                .map(page -> new PageName(page.name()));
    }

    /** A known page; in the default zone if its own zone is invalid. */
    Optional<Page> pageOrElseInDefaultZone(PageName name) {
        return pages().stream()
                .filter(page -> page.name().equals(name.value()))
                .findFirst()
                .map(page -> new Page(name, page.zoneOrDefault()));
    }

    @Override
    public PageHistory history(Page page, Instant asOf) {
        reports.ask(Map.of(page, asOf));
        return super.history(page, asOf);
    }

    @Override
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        reports.ask(asOf);
        super.histories(asOf, reader);
    }

    /** The procedure only supports a page's stored zone. */
    @Override
    public Optional<ReportedFigures> reported(Page page) {
        return page(page.name()).filter(page::equals).flatMap(reports::of);
    }

    @Override
    public Set<CaptionId> choose(Page page, Segment segment, Map<PriceTier, Integer> counts, long seed, Instant asOf) {
        return Choosing.choose(session, page, segment, counts, seed, asOf);
    }

    @Override
    public Bank readBank() {
        List<ResultRow> rows = session.query("read the caption bank", session.statement("bank"));
        Map<String, Integer> tiers = new LinkedHashMap<>();
        Map<String, Integer> categories = new LinkedHashMap<>();
        for (Row row : rows) {
            tiers.putIfAbsent(row.text(2), tiers.size());
            categories.putIfAbsent(row.text(3), categories.size());
        }
        Bank.Builder builder = new Bank.Builder(List.copyOf(tiers.keySet()), List.copyOf(categories.keySet()));
        for (Row row : rows) {
            builder.add(
                    new CaptionId(row.number(0)),
                    new CaptionId(row.number(1)),
                    tiers.getOrDefault(row.text(2), 0),
                    categories.getOrDefault(row.text(3), 0),
                    row.flag(4));
        }
        return builder.build();
    }

    @Override
    public void matching(PageName page, Restrictions restrictions, Consumer<Row> visitor) {
        ArrayNode patterns = JSON.createArrayNode();
        for (int i = 0; i < restrictions.all().size(); i++) {
            long bit = 1L << i;
            restrictions.all().get(i).hard().forEach(pattern -> pattern(patterns, pattern, bit, 0));
            restrictions.all().get(i).soft().forEach(pattern -> pattern(patterns, pattern, 0, bit));
        }
        try {
            session.query(
                            "match the page's restrictions",
                            session.statement("matching", patterns.toString()).of(page))
                    .forEach(visitor);
        } catch (FailureException e) {
            if (e.getCause() instanceof ApiException api && api.isObjection()) {
                requireReadable(page, restrictions); // the service does not say which pattern is invalid
            }
            throw e;
        }
    }

    private static void pattern(ArrayNode patterns, String pattern, long hard, long soft) {
        patterns.addObject().put("pattern", pattern).put("hard", hard).put("soft", soft);
    }

    @Override
    public boolean keepsPromises() {
        return session.catalog().has("planned_messages");
    }

    @Override
    public Optional<String> objection(PageName page, String pattern) {
        return session.objection(session.statement("pattern", pattern).of(page));
    }

    /** Does nothing, because nothing is open. */
    @Override
    public void close() {}
}
