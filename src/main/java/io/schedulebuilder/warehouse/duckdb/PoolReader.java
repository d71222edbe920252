package io.schedulebuilder.warehouse.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.warehouse.Replacement;
import io.schedulebuilder.warehouse.duckdb.Bank.Masks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads the bank in one query, each caption with a mask of what speaks against it, and no text. What it read for one page
 * serves the next: only patterns are a page's own.
 */
final class PoolReader {
    private final Session session;
    private final Map<View, Bank> banks = new HashMap<>();

    PoolReader(Session session) {
        this.session = session;
    }

    /** When a send in a zone counts: from {@code opens} until before {@code closes}. The default zone is "". */
    record ZoneWindow(String zone, Instant opens, Instant closes) {}

    /** What a bank's state depends on, beside the rows: pages that look alike share it. */
    private record View(
            LocalDate from, LocalDate to, Instant asOf, Replacement replacement, List<ZoneWindow> windows) {}

    CaptionPool read(
            Restrictions restrictions,
            Horizon horizon,
            Instant asOf,
            Replacement replacement,
            List<ZoneWindow> windows) {
        View view = new View(Rest.from(horizon), Rest.to(horizon), asOf, replacement, windows);
        Bank bank = banks.get(view);
        if (bank == null) {
            Map<Integer, Masks> masks = new HashMap<>();
            bank = bank(view, restrictions, masks);
            banks.put(view, bank);
            return bank.pool(restrictions, masks);
        }
        return bank.pool(restrictions, restrictions.hasPatterns() ? masks(restrictions, bank.captions()) : Map.of());
    }

    /** Reads the bank, and on the way what the patterns of the page that asks first say. */
    private Bank bank(View view, Restrictions restrictions, Map<Integer, Masks> masks) {
        List<String> tiers = words("price_tier");
        List<String> categories = words("content_category");
        List<Object> parameters = new ArrayList<>();
        view.windows().forEach(window -> parameters.addAll(List.of(window.zone(), window.opens(), window.closes())));
        parameters.addAll(List.of(view.asOf(), view.from(), view.to()));
        parameters.addAll(
                List.of(view.replacement().schedules(), view.replacement().sent()));
        parameters.addAll(List.of(tiers, categories));
        Bank.Builder bank = new Bank.Builder(tiers, categories);
        session.visit(
                sql(view.windows(), restrictions),
                row -> {
                    long id = row.getLong(1);
                    long sameText = row.getLong(2);
                    int number = bank.add(
                            new CaptionId(id),
                            new CaptionId(row.wasNull() ? id : sameText),
                            row.getInt(3),
                            row.getInt(4),
                            row.getBoolean(5),
                            row.getByte(6));
                    keep(masks, number, row.getLong(7), row.getLong(8));
                },
                parameters.toArray());
        return bank.build(banks.values().stream().map(Bank::captions));
    }

    private Map<Integer, Masks> masks(Restrictions restrictions, CaptionBank bank) {
        Map<Integer, Masks> masks = new HashMap<>();
        session.visit(
                "SELECT * FROM (SELECT caption_id, %s AS hard, %s AS soft FROM caption_bank) WHERE hard <> 0 OR soft <> 0"
                        .formatted(
                                restrictions.hardMask("caption_text", "TRUE"),
                                restrictions.softMask("caption_text", "TRUE")),
                row -> {
                    OptionalInt number = bank.row(new CaptionId(row.getLong(1)));
                    if (number.isPresent()) {
                        keep(masks, number.getAsInt(), row.getLong(2), row.getLong(3));
                    }
                });
        return masks;
    }

    private static void keep(Map<Integer, Masks> masks, int row, long hard, long soft) {
        if (hard != 0 || soft != 0) {
            masks.put(row, new Masks(hard, soft));
        }
    }

    /**
     * The words of a column, the empty one first for rows without. A row then holds the word's place: a text costs more
     * to fetch than all numbers of its row.
     */
    private List<String> words(String column) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                "SELECT DISTINCT %1$s FROM caption_bank WHERE %1$s <> '' ORDER BY 1".formatted(column),
                row -> words.add(row.getString(1)));
        return List.copyOf(words);
    }

    private static String sql(List<ZoneWindow> windows, Restrictions restrictions) {
        return """
               WITH rest_window (time_zone, opens, closes) AS (VALUES %s),
               resting AS (
                   SELECT DISTINCT coalesce(named.caption_key, m.message_key) AS caption_key
                   FROM mass_messages m
                   LEFT JOIN page_settings s ON s.page_name = m.page_name
                   JOIN rest_window w ON w.time_zone = coalesce(s.time_zone, '')
                   LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
                   WHERE m.sending_time >= w.opens AND m.sending_time < w.closes AND m.sending_time < ?),
               locked AS (
                   SELECT DISTINCT caption_key FROM resting_locks
                   WHERE send_date BETWEEN ? AND ?
                     AND (NOT list_contains(?::VARCHAR[], coalesce(schedule_id, ''))
                          OR list_contains(?::VARCHAR[], caption_key))),
               several AS ( -- by hash first: the texts of a whole bank take room
                   SELECT caption_key, min(caption_id) AS first_id
                   FROM caption_bank
                   WHERE hash(caption_key) IN (
                       SELECT hash(caption_key) FROM caption_bank GROUP BY ALL HAVING count(*) > 1)
                   GROUP BY caption_key HAVING count(*) > 1),
               bank AS (
                   SELECT b.*, s.first_id,
                       CASE WHEN a.caption_id IS NULL THEN %d ELSE 0 END
                       + CASE WHEN l.caption_key IS NOT NULL THEN %d ELSE 0 END
                       + CASE WHEN r.caption_key IS NOT NULL THEN %d ELSE 0 END AS against
                   FROM caption_bank b
                   LEFT JOIN available_captions a ON a.caption_id = b.caption_id
                   LEFT JOIN locked l ON l.caption_key = b.caption_key
                   LEFT JOIN resting r ON r.caption_key = b.caption_key
                   LEFT JOIN several s ON s.caption_key = b.caption_key)
               SELECT caption_id, first_id,
                   greatest(coalesce(list_position(?::VARCHAR[], price_tier), 0) - 1, 0)::INTEGER,
                   greatest(coalesce(list_position(?::VARCHAR[], content_category), 0) - 1, 0)::INTEGER,
                   coalesce(has_urgency, FALSE), against, %s AS hard, %s AS soft
               FROM bank
               ORDER BY caption_id
               """
                .formatted(
                        windows.stream()
                                .map(window -> "(?, ?::TIMESTAMPTZ, ?::TIMESTAMPTZ)")
                                .collect(joining(", ")),
                        Bank.NOT_USABLE,
                        Bank.LOCKED,
                        Bank.RESTING,
                        restrictions.hardMask("caption_text", "against & " + Bank.NOT_USABLE + " = 0"),
                        restrictions.softMask("caption_text", "against = 0"));
    }
}
