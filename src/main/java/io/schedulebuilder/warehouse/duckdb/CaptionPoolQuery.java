package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.CaptionPool.FreeCaption;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bank as one page may use it in one horizon: one query over all captions. */
final class CaptionPoolQuery {
    /** Days before the start and after the end within which a caption must not have been sent or locked, by date. */
    static final int REST_DAYS = 7;

    private final Sql sql;
    private final Page page;
    private final LocalDate from;
    private final LocalDate to;
    private final Instant asOf;
    private final Set<ScheduleId> replaced;

    CaptionPoolQuery(Sql sql, Page page, Horizon horizon, Instant asOf, Set<ScheduleId> replaced) {
        this.sql = sql;
        this.page = page;
        this.from = horizon.start().minusDays(REST_DAYS);
        this.to = horizon.lastDay().plusDays(REST_DAYS);
        this.asOf = asOf;
        this.replaced = replaced;
    }

    /** One restriction row of the page: the newest active version of its scope. */
    private record Restriction(
            String scope, List<String> hard, List<String> soft, List<String> categories, List<String> priceTiers) {

        /** The captions that the row speaks of. */
        String scopeCondition() {
            return switch (scope) {
                case "PPV_ONLY" -> "lower(b.price_tier) NOT IN ('bump', 'free')";
                case "BUMP_ONLY" -> "lower(b.price_tier) IN ('bump', 'free')";
                default -> "TRUE";
            };
        }
    }

    CaptionPool run() {
        List<Restriction> restrictions = restrictions();
        restrictions.stream()
                .flatMap(r -> Stream.concat(r.hard().stream(), r.soft().stream()))
                .forEach(this::requirePattern);
        List<Object> parameters = new ArrayList<>(List.of(from, to));
        String notReplaced = replaced.isEmpty() ? "TRUE" : "schedule_id NOT IN (" + placeholders(replaced.size()) + ")";
        replaced.stream().map(ScheduleId::value).sorted().forEach(parameters::add);
        parameters.addAll(List.of(from, to, asOf));
        String restricted =
                anyOf(restrictions.stream().map(r -> restricted(r, parameters)).toList());
        String soft = anyOf(restrictions.stream()
                .map(r -> matches(r.scopeCondition(), r.soft(), parameters))
                .toList());
        String query =
                """
                WITH locked AS (
                    SELECT DISTINCT caption_key FROM standing_locks
                    WHERE scheduled_send_date BETWEEN ? AND ? AND %s
                ), resting AS (
                    SELECT DISTINCT caption_key FROM sent_messages
                    WHERE local_date BETWEEN ? AND ? AND sending_time < ?
                )
                SELECT b.caption_id, b.caption_text, b.caption_key, b.price_tier, b.content_category, b.has_urgency,
                       coalesce(b.usage_status IN ('available', 'moderate_recency')
                           AND (b.overall_performance_score IS NULL OR b.overall_performance_score > 0), FALSE),
                       coalesce(%s, FALSE), l.caption_key IS NOT NULL, r.caption_key IS NOT NULL, coalesce(%s, FALSE)
                FROM caption_bank b
                LEFT JOIN locked l ON l.caption_key = b.caption_key
                LEFT JOIN resting r ON r.caption_key = b.caption_key
                ORDER BY b.caption_id
                """
                        .formatted(notReplaced, restricted, soft);
        List<FreeCaption> free = new ArrayList<>();
        Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
        List<Boolean> rows = sql.list(
                query,
                row -> {
                    Optional<Exclusion> out = exclusion(row);
                    if (out.isPresent()) {
                        excluded.merge(out.get(), 1, Integer::sum);
                        return false;
                    }
                    Caption caption = DuckDbSession.caption(row, 1).orElseThrow();
                    return free.add(new FreeCaption(caption, row.getBoolean(11)));
                },
                parameters.toArray());
        return new CaptionPool(List.copyOf(free), excluded, rows.size());
    }

    private static Optional<Exclusion> exclusion(ResultSet row) throws SQLException {
        if (!row.getBoolean(7)) {
            return Optional.of(Exclusion.NOT_USABLE);
        }
        if (Sql.text(row, 4).flatMap(PriceTier::fromBank).isEmpty()) {
            return Optional.of(Exclusion.UNKNOWN_PRICE_TIER);
        }
        if (row.getBoolean(8)) {
            return Optional.of(Exclusion.RESTRICTED);
        }
        if (row.getBoolean(9)) {
            return Optional.of(Exclusion.LOCKED);
        }
        return row.getBoolean(10) ? Optional.of(Exclusion.RESTING) : Optional.empty();
    }

    private List<Restriction> restrictions() {
        return sql.list(
                """
                SELECT coalesce(applies_to_scope, 'ALL'), hard_patterns, soft_patterns, restricted_categories,
                       restricted_price_tiers
                FROM creator_caption_restrictions
                WHERE page_name = ? AND is_active
                QUALIFY row_number() OVER (
                    PARTITION BY coalesce(applies_to_scope, 'ALL')
                    ORDER BY version DESC NULLS LAST, updated_at DESC NULLS LAST) = 1
                ORDER BY 1
                """,
                row -> new Restriction(row.getString(1), words(row, 2), words(row, 3), words(row, 4), words(row, 5)),
                page.name().value());
    }

    /** The conditions of one row, with its parameters appended in the order of their placeholders. */
    private static String restricted(Restriction restriction, List<Object> parameters) {
        String scope = restriction.scopeCondition();
        List<String> any = new ArrayList<>();
        any.add(matches(scope, restriction.hard(), parameters));
        any.add(isOneOf(scope, "b.content_category", restriction.categories(), parameters));
        any.add(isOneOf(scope, "b.price_tier", restriction.priceTiers(), parameters));
        return anyOf(any);
    }

    private static String matches(String scope, List<String> patterns, List<Object> parameters) {
        parameters.addAll(patterns);
        return patterns.isEmpty()
                ? "FALSE"
                : "(" + scope + " AND ("
                        + patterns.stream()
                                .map(p -> "regexp_matches(b.caption_text, ?)")
                                .collect(Collectors.joining(" OR "))
                        + "))";
    }

    private static String isOneOf(String scope, String column, List<String> words, List<Object> parameters) {
        parameters.addAll(words);
        return words.isEmpty()
                ? "FALSE"
                : "(" + scope + " AND lower(" + column + ") IN ("
                        + words.stream().map(word -> "lower(?)").collect(Collectors.joining(", ")) + "))";
    }

    private static String anyOf(List<String> conditions) {
        return conditions.isEmpty() ? "FALSE" : "(" + String.join(" OR ", conditions) + ")";
    }

    private static String placeholders(int n) {
        return String.join(", ", java.util.Collections.nCopies(n, "?"));
    }

    private static List<String> words(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        if (array == null) {
            return List.of();
        }
        return Arrays.stream((Object[]) array.getArray())
                .filter(word -> word != null)
                .map(Object::toString)
                .toList();
    }

    /** A pattern that is no regular expression would fail the whole query without a name. */
    private void requirePattern(String pattern) {
        try (PreparedStatement statement = sql.connection().prepareStatement("SELECT regexp_matches('', ?)")) {
            statement.setString(1, pattern);
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new InputException("page " + page.name() + " has the restriction pattern \"" + pattern
                    + "\", which is not a regular expression (RE2): "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + ". Correct it in creator_caption_restrictions.");
        }
    }
}
