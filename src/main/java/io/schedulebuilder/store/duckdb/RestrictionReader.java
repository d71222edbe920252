package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Restrictions;
import io.schedulebuilder.store.Restrictions.Restriction;
import io.schedulebuilder.store.Restrictions.Unreadable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads restrictions, and writes their patterns as SQL. */
final class RestrictionReader {
    private RestrictionReader() {}

    /** @throws InputException if a pattern cannot be read, naming page and pattern */
    static Restrictions of(Session session, PageName page) {
        Restrictions restrictions = new Restrictions(session.query(
                """
                SELECT upper(trim(coalesce(applies_to_scope, 'ALL'))) AS scope, hard_patterns, soft_patterns,
                    restricted_categories, restricted_price_tiers
                FROM active_creator_caption_restrictions_v
                WHERE page_name = ?
                QUALIFY row_number() OVER (PARTITION BY scope ORDER BY version DESC NULLS LAST, updated_at DESC NULLS LAST) = 1
                ORDER BY scope
                """,
                row -> Restriction.of(row.getString(1), texts(row, 2), texts(row, 3), texts(row, 4), texts(row, 5)),
                page.value()));
        List<Unreadable> unreadable = restrictions.patterns().stream()
                .flatMap(pattern -> session
                        .objection(String.format(Locale.ROOT, "SELECT regexp_matches('', %s)", literal(pattern)))
                        .map(reason -> new Unreadable(pattern, reason.replaceFirst("^.*? Error: ", "")))
                        .stream())
                .toList();
        if (!unreadable.isEmpty()) {
            throw Restrictions.unreadable(page, unreadable);
        }
        return restrictions;
    }

    /** SQL for a number in which bit i says that a hard pattern of restriction i matches {@code text}. */
    static String hardMask(Restrictions restrictions, String text) {
        return mask(restrictions, Restriction::hard, text);
    }

    /** The same for soft patterns. */
    static String softMask(Restrictions restrictions, String text) {
        return mask(restrictions, Restriction::soft, text);
    }

    // Patterns are written into the statement, for the engine compiles those only once.
    private static String mask(Restrictions restrictions, Function<Restriction, List<String>> patterns, String text) {
        List<Restriction> all = restrictions.all();
        return IntStream.range(0, all.size())
                .filter(i -> !patterns.apply(all.get(i)).isEmpty())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "CASE WHEN %s THEN %d ELSE 0 END",
                        patterns.apply(all.get(i)).stream()
                                .map(pattern ->
                                        String.format(Locale.ROOT, "regexp_matches(%s, %s)", text, literal(pattern)))
                                .collect(joining(" OR ")),
                        1L << i))
                .reduce("0", (sum, term) -> sum + " + " + term);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        Optional<Array> array = Optional.ofNullable(row.getArray(column));
        return array.isEmpty()
                ? List.of()
                : Stream.of((Object[]) array.get().getArray())
                        .filter(text -> text != null)
                        .map(Object::toString)
                        .toList();
    }
}
