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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the bank in one query, each caption with a mask of what speaks against it, so that no text is fetched but of
 * captions that may be sent.
 */
final class PoolReader {
    private static final int NOT_USABLE = 1;
    private static final int LOCKED = 2;
    private static final int RESTING = 4;
    private static final int ANY = NOT_USABLE | LOCKED | RESTING;

    private final Session session;
    private final Restrictions restrictions;

    PoolReader(Session session, Restrictions restrictions) {
        this.session = session;
        this.restrictions = restrictions;
    }

    /** When a send in a zone counts: from {@code opens} until before {@code closes}. The default zone is "". */
    record ZoneWindow(String zone, Instant opens, Instant closes) {}

    CaptionPool read(Horizon horizon, Instant asOf, Replacement replacement, List<ZoneWindow> windows) {
        Words tiers = words("price_tier");
        Words categories = words("content_category");
        List<Object> parameters = new ArrayList<>();
        windows.forEach(window -> parameters.addAll(List.of(window.zone(), window.opens(), window.closes())));
        parameters.addAll(List.of(asOf, Rest.from(horizon), Rest.to(horizon)));
        parameters.addAll(List.of(replacement.schedules(), replacement.sent()));
        parameters.addAll(List.of(tiers.written(), categories.written()));
        List<Optional<PriceTier>> knownTiers =
                tiers.written().stream().map(PriceTier::fromBank).toList();
        List<String> knownCategories =
                categories.written().stream().map(DuckDbSnapshot::category).toList();

        List<FreeCaption> free = new ArrayList<>();
        Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
        session.visit(
                sql(windows),
                row -> {
                    int tier = row.getInt(4);
                    Optional<Caption> caption = knownTiers.get(tier).isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Caption(
                                    new CaptionId(row.getLong(1)),
                                    row.getString(2),
                                    row.getString(3),
                                    knownTiers.get(tier).get(),
                                    knownCategories.get(row.getInt(5)),
                                    row.getBoolean(6)));
                    Optional<Exclusion> reason =
                            exclusion(row, caption, tiers.written().get(tier));
                    if (reason.isPresent()) {
                        excluded.merge(reason.get(), 1, Integer::sum);
                    } else {
                        free.add(new FreeCaption(
                                caption.orElseThrow(), restrictions.softens(caption.get(), row.getLong(9))));
                    }
                },
                parameters.toArray());
        int out = excluded.values().stream().mapToInt(Integer::intValue).sum();
        free.sort(comparing(one -> one.caption().id())); // the engine would sort the texts along
        return new CaptionPool(List.copyOf(free), Collections.unmodifiableMap(excluded), free.size() + out);
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

    private Optional<Exclusion> exclusion(ResultSet row, Optional<Caption> caption, String tierWord)
            throws SQLException {
        int against = row.getInt(7);
        if ((against & NOT_USABLE) != 0) {
            return Optional.of(Exclusion.NOT_USABLE);
        }
        if (caption.isEmpty()) {
            return Optional.of(Exclusion.UNKNOWN_PRICE_TIER);
        }
        if (restrictions.excludes(caption.get(), tierWord, row.getLong(8))) {
            return Optional.of(Exclusion.RESTRICTED);
        }
        if ((against & LOCKED) != 0) {
            return Optional.of(Exclusion.LOCKED);
        }
        return (against & RESTING) != 0 ? Optional.of(Exclusion.RESTING) : Optional.empty();
    }

    private String sql(List<ZoneWindow> windows) {
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
