package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.store.Bank;
import io.schedulebuilder.store.Bank.Masks;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.Restrictions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what speaks against captions: on any page once for all pages that look alike, on one page by its patterns. */
final class PoolReader {
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
            Restrictions restrictions,
            Horizon horizon,
            Instant asOf,
            Replacement replacement,
            List<RestPeriod.Window> windows) {
        View view = new View(RestPeriod.from(horizon), RestPeriod.to(horizon), asOf, replacement, windows);
        return bank.bank()
                .pool(
                        // What one page's schedule leaves free is of no use to the next, and as long as the bank.
                        replacement.equals(Replacement.NONE)
                                ? against.computeIfAbsent(view, this::against)
                                : against(view),
                        restrictions,
                        !restrictions.patterns().isEmpty() ? masks(restrictions) : Map.of());
    }

    private byte[] against(View view) {
        List<Object> parameters = new ArrayList<>();
        view.windows().forEach(window -> parameters.addAll(List.of(window.zone(), window.opens(), window.closes())));
        parameters.addAll(List.of(view.asOf(), view.from(), view.to()));
        parameters.addAll(
                List.of(view.replacement().schedules(), view.replacement().sent()));
        byte[] bits = new byte[bank.bank().captions().size()];
        session.visit(
                String.format(
                        Locale.ROOT,
                        """
                WITH rest_window (time_zone, opens, closes) AS (VALUES %s),
                resting AS (
                    SELECT DISTINCT hash(coalesce(named.caption_key, m.message_key)) AS text
                    FROM mass_messages m
                    LEFT JOIN page_settings s ON s.page_name = m.page_name
                    JOIN rest_window w ON w.time_zone = coalesce(s.time_zone, '')
                    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
                    WHERE m.sending_time >= w.opens AND m.sending_time < w.closes AND m.sending_time < ?),
                locked AS (
                    SELECT DISTINCT hash(caption_key) AS text FROM resting_locks
                    WHERE send_date BETWEEN ? AND ?
                      AND (NOT list_contains(?::VARCHAR[], coalesce(schedule_id, ''))
                           OR list_contains(?::VARCHAR[], caption_key))),
                standing AS (
                    SELECT b.caption_id,
                        CASE WHEN a.caption_id IS NULL THEN %d ELSE 0 END
                        + CASE WHEN l.text IS NOT NULL THEN %d ELSE 0 END
                        + CASE WHEN r.text IS NOT NULL THEN %d ELSE 0 END AS against
                    FROM caption_bank b
                    LEFT JOIN available_captions a ON a.caption_id = b.caption_id
                    LEFT JOIN locked l ON l.text = hash(b.caption_key)
                    LEFT JOIN resting r ON r.text = hash(b.caption_key))
                SELECT caption_id, against FROM standing WHERE against <> 0
                """,
                        view.windows().stream()
                                .map(window -> "(?, ?::TIMESTAMPTZ, ?::TIMESTAMPTZ)")
                                .collect(joining(", ")),
                        Bank.NOT_USABLE,
                        Bank.LOCKED,
                        Bank.RESTING),
                row -> bits[
                        bank.bank()
                                .captions()
                                .row(new CaptionId(row.getLong(1)))
                                .orElseThrow()] = row.getByte(2),
                parameters.toArray());
        return bits;
    }

    /** By row, of the captions that a pattern of the page matches. */
    private Map<Integer, Masks> masks(Restrictions restrictions) {
        Map<Integer, Masks> masks = new HashMap<>();
        session.visit(
                String.format(
                        Locale.ROOT,
                        """
                SELECT caption_id, hard, soft FROM (SELECT caption_id, %s AS hard, %s AS soft FROM caption_bank)
                WHERE hard <> 0 OR soft <> 0
                """,
                        RestrictionReader.hardMask(restrictions, "caption_text"),
                        RestrictionReader.softMask(restrictions, "caption_text")),
                row -> masks.put(
                        bank.bank()
                                .captions()
                                .row(new CaptionId(row.getLong(1)))
                                .orElseThrow(),
                        new Masks(row.getLong(2), row.getLong(3))));
        return masks;
    }
}
