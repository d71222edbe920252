package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Bank.Masks;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.Restrictions;
import io.schedulebuilder.store.Restrictions.Restriction;
import io.schedulebuilder.store.Restrictions.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what speaks against captions: on any page once for all pages that look alike, on one page by its patterns. */
final class PoolReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final BankReader bank;
    private final Map<View, byte[]> against = new HashMap<>();

    PoolReader(Session session, BankReader bank) {
        this.session = session;
        this.bank = bank;
    }

    /** What the state of captions depends on, beside the rows. */
    private record View(
            LocalDate from, LocalDate to, Instant asOf, Replacement replacement, List<RestPeriod.Window> windows) {}

    CaptionPool read(
            PageName page, Horizon horizon, Instant asOf, Replacement replacement, List<RestPeriod.Window> windows) {
        Restrictions restrictions = restrictions(page);
        View view = new View(RestPeriod.from(horizon), RestPeriod.to(horizon), asOf, replacement, windows);
        return bank.bank()
                .pool(
                        // What one page's schedule leaves free is of no use to the next, and as long as the bank.
                        replacement.equals(Replacement.NONE)
                                ? against.computeIfAbsent(view, this::against)
                                : against(view),
                        restrictions,
                        restrictions.patterns().isEmpty() ? Map.of() : masks(page, restrictions));
    }

    private byte[] against(View view) {
        byte[] bits = new byte[bank.bank().captions().size()];
        Statement statement = session.statement(
                "standing",
                windows(view.windows()),
                view.asOf(),
                view.from(),
                view.to(),
                view.replacement().schedules(),
                view.replacement().sent());
        for (Row row : session.query("read which captions are free", statement)) {
            // A caption that came since the bank was read is of the next view.
            bank.bank()
                    .captions()
                    .row(new CaptionId(row.number(0)))
                    .ifPresent(place -> bits[place] = (byte) row.number(1));
        }
        return bits;
    }

    private static String windows(List<RestPeriod.Window> windows) {
        ArrayNode array = JSON.createArrayNode();
        for (RestPeriod.Window window : windows) {
            array.addObject()
                    .put("zone", window.zone())
                    .put("opens", Long.toString(SqlText.micros(window.opens())))
                    .put("closes", Long.toString(SqlText.micros(window.closes())));
        }
        return array.toString();
    }

    private Restrictions restrictions(PageName page) {
        return new Restrictions(
                session
                        .query(
                                "read the page's restrictions",
                                session.statement("restrictions", page.value()).of(page))
                        .stream()
                        .map(row -> Restriction.of(row.text(0), row.texts(1), row.texts(2), row.texts(3), row.texts(4)))
                        .toList());
    }

    /** By row, of the captions that a pattern of the page matches. */
    private Map<Integer, Masks> masks(PageName page, Restrictions restrictions) {
        ArrayNode patterns = JSON.createArrayNode();
        for (int i = 0; i < restrictions.all().size(); i++) {
            long bit = 1L << i;
            restrictions.all().get(i).hard().forEach(pattern -> pattern(patterns, pattern, bit, 0));
            restrictions.all().get(i).soft().forEach(pattern -> pattern(patterns, pattern, 0, bit));
        }
        Map<Integer, Masks> masks = new HashMap<>();
        for (Row row : matching(page, restrictions, patterns.toString())) {
            bank.bank()
                    .captions()
                    .row(new CaptionId(row.number(0)))
                    .ifPresent(place -> masks.put(place, new Masks(row.number(1), row.number(2))));
        }
        return masks;
    }

    private static void pattern(ArrayNode patterns, String pattern, long hard, long soft) {
        patterns.addObject().put("pattern", pattern).put("hard", hard).put("soft", soft);
    }

    private List<Row> matching(PageName page, Restrictions restrictions, String patterns) {
        try {
            return session.query(
                    "match the page's restrictions",
                    session.statement("matching", patterns).of(page));
        } catch (FailureException e) {
            if (e.getCause() instanceof ApiException api && api.isObjection()) {
                requireReadable(page, restrictions); // which of them it was, is not said
            }
            throw e;
        }
    }

    private void requireReadable(PageName page, Restrictions restrictions) {
        List<Unreadable> unreadable = restrictions.patterns().stream()
                .flatMap(pattern -> session
                        .objection(session.statement("pattern", pattern).of(page))
                        .map(reason -> new Unreadable(pattern, reason))
                        .stream())
                .toList();
        if (!unreadable.isEmpty()) {
            throw Restrictions.unreadable(page, unreadable);
        }
    }
}
