package io.schedulebuilder.warehouse.duckdb;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.CaptionPool.FreeCaption;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.warehouse.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the bank in one query, each caption with a mask of what speaks against it, so that no text is fetched but of
 * captions that may be sent. What it read for one page serves the next: only patterns are a page's own.
 */
final class PoolReader {
    private static final int NOT_USABLE = 1;
    private static final int LOCKED = 2;
    private static final int RESTING = 4;
    private static final int ANY = NOT_USABLE | LOCKED | RESTING;

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

    /**
     * A caption as it stands, whatever the page.
     *
     * @param caption empty where its price tier's word is unknown; its text is fetched only if nothing is against it
     * @param tierWord the price tier as the bank writes it
     * @param against bits
     */
    private record BankRow(long id, Optional<Caption> caption, String tierWord, int against) {}

    /** All captions, in id order. */
    private record Bank(List<BankRow> rows) {}

    /** What a page's patterns say of a caption: a bit a restriction. */
    private record Masks(long hard, long soft) {
        static final Masks NONE = new Masks(0, 0);
    }

    CaptionPool read(
            Restrictions restrictions,
            Horizon horizon,
            Instant asOf,
            Replacement replacement,
            List<ZoneWindow> windows) {
        View view = new View(Rest.from(horizon), Rest.to(horizon), asOf, replacement, windows);
        Map<Long, Masks> masks = new HashMap<>();
        Bank bank = banks.get(view);
        if (bank == null) {
            bank = bank(view, restrictions, masks);
            banks.put(view, bank);
        } else if (restrictions.hasPatterns()) {
            masks(restrictions, masks);
        }
        List<FreeCaption> free = new ArrayList<>();
        Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
        for (BankRow row : bank.rows()) {
            Masks ofPage = masks.getOrDefault(row.id(), Masks.NONE);
            Optional<Exclusion> reason = exclusion(row, restrictions, ofPage);
            if (reason.isPresent()) {
                excluded.merge(reason.get(), 1, Integer::sum);
            } else {
                Caption caption = row.caption().orElseThrow();
                free.add(new FreeCaption(caption, restrictions.softens(caption, ofPage.soft())));
            }
        }
        return new CaptionPool(
                List.copyOf(free),
                Collections.unmodifiableMap(excluded),
                bank.rows().size());
    }

    /** Reads the bank, and on the way what the patterns of the page that asks first say. */
    private Bank bank(View view, Restrictions restrictions, Map<Long, Masks> masks) {
        Words tiers = words("price_tier");
        Words categories = words("content_category");
        List<Object> parameters = new ArrayList<>();
        view.windows().forEach(window -> parameters.addAll(List.of(window.zone(), window.opens(), window.closes())));
        parameters.addAll(List.of(view.asOf(), view.from(), view.to()));
        parameters.addAll(
                List.of(view.replacement().schedules(), view.replacement().sent()));
        parameters.addAll(List.of(tiers.written(), categories.written()));
        List<Optional<PriceTier>> knownTiers =
                tiers.written().stream().map(PriceTier::fromBank).toList();
        List<String> knownCategories =
                categories.written().stream().map(DuckDbSnapshot::category).toList();
        List<BankRow> rows = new ArrayList<>();
        session.visit(
                sql(view.windows(), restrictions),
                row -> {
                    long id = row.getLong(1);
                    int tier = row.getInt(4);
                    Optional<Caption> caption = knownTiers.get(tier).isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Caption(
                                    new CaptionId(id),
                                    row.getString(2),
                                    row.getString(3),
                                    knownTiers.get(tier).get(),
                                    knownCategories.get(row.getInt(5)),
                                    row.getBoolean(6)));
                    rows.add(new BankRow(id, caption, tiers.written().get(tier), row.getInt(7)));
                    keep(masks, id, row.getLong(8), row.getLong(9));
                },
                parameters.toArray());
        rows.sort(comparing(row -> new CaptionId(row.id()))); // the engine would sort the texts along
        return new Bank(List.copyOf(rows));
    }

    private void masks(Restrictions restrictions, Map<Long, Masks> masks) {
        session.visit(
                "SELECT caption_id, %s AS hard, %s AS soft FROM caption_bank"
                        .formatted(
                                restrictions.hardMask("caption_text", "TRUE"),
                                restrictions.softMask("caption_text", "TRUE")),
                row -> keep(masks, row.getLong(1), row.getLong(2), row.getLong(3)));
    }

    private static void keep(Map<Long, Masks> masks, long id, long hard, long soft) {
        if (hard != 0 || soft != 0) {
            masks.put(id, new Masks(hard, soft));
        }
    }

    /**
     * The words of a column, the empty one first for rows without. A row then holds the word's place: a text costs more
     * to fetch than all numbers of its row.
     */
    private record Words(List<String> written) {}

    private Words words(String column) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                "SELECT DISTINCT %1$s FROM caption_bank WHERE %1$s <> '' ORDER BY 1".formatted(column),
                row -> words.add(row.getString(1)));
        return new Words(List.copyOf(words));
    }

    private static Optional<Exclusion> exclusion(BankRow row, Restrictions restrictions, Masks masks) {
        int against = row.against();
        if ((against & NOT_USABLE) != 0) {
            return Optional.of(Exclusion.NOT_USABLE);
        }
        if (row.caption().isEmpty()) {
            return Optional.of(Exclusion.UNKNOWN_PRICE_TIER);
        }
        if (restrictions.excludes(row.caption().get(), row.tierWord(), masks.hard())) {
            return Optional.of(Exclusion.RESTRICTED);
        }
        if ((against & LOCKED) != 0) {
            return Optional.of(Exclusion.LOCKED);
        }
        return (against & RESTING) != 0 ? Optional.of(Exclusion.RESTING) : Optional.empty();
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
               bank AS (
                   SELECT b.*,
                       CASE WHEN a.caption_id IS NULL THEN %d ELSE 0 END
                       + CASE WHEN l.caption_key IS NOT NULL THEN %d ELSE 0 END
                       + CASE WHEN r.caption_key IS NOT NULL THEN %d ELSE 0 END AS against
                   FROM caption_bank b
                   LEFT JOIN available_captions a ON a.caption_id = b.caption_id
                   LEFT JOIN locked l ON l.caption_key = b.caption_key
                   LEFT JOIN resting r ON r.caption_key = b.caption_key)
               SELECT caption_id, CASE WHEN against = 0 THEN caption_text ELSE '' END,
                   CASE WHEN against = 0 THEN caption_key ELSE '' END,
                   greatest(coalesce(list_position(?::VARCHAR[], price_tier), 0) - 1, 0)::INTEGER,
                   greatest(coalesce(list_position(?::VARCHAR[], content_category), 0) - 1, 0)::INTEGER,
                   coalesce(has_urgency, FALSE), against, %s AS hard, %s AS soft
               FROM bank
               """
                .formatted(
                        windows.stream()
                                .map(window -> "(?, ?::TIMESTAMPTZ, ?::TIMESTAMPTZ)")
                                .collect(joining(", ")),
                        NOT_USABLE,
                        LOCKED,
                        RESTING,
                        restrictions.hardMask("caption_text", "against & " + NOT_USABLE + " = 0"),
                        restrictions.softMask("caption_text", "against & " + ANY + " = 0"));
    }
}
