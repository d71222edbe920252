package io.schedulebuilder.warehouse.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a page may not send, and would rather not: the newest active restriction of each scope. */
final class Restrictions {
    private final List<Restriction> all;

    private Restrictions(List<Restriction> all) {
        this.all = all;
    }

    /** @param types the messages it applies to */
    private record Restriction(
            List<MessageType> types,
            List<String> hard,
            List<String> soft,
            List<String> categories,
            List<String> tiers) {
        boolean applies(CaptionKind kind) {
            return types.contains(kind.type());
        }

        boolean names(CaptionKind kind, String tierWord) {
            return categories.contains(kind.category())
                    || tiers.contains(tierWord.strip().toLowerCase(Locale.ROOT))
                    || tiers.stream()
                            .flatMap(word -> PriceTier.fromBank(word).stream())
                            .anyMatch(kind.priceTier()::equals);
        }
    }

    /** @throws InputException if a pattern cannot be read, naming page and pattern */
    static Restrictions of(Session session, PageName page) {
        List<Restriction> all = session.query(
                """
                SELECT upper(trim(coalesce(applies_to_scope, 'ALL'))) AS scope, hard_patterns, soft_patterns,
                    restricted_categories, restricted_price_tiers
                FROM active_creator_caption_restrictions_v
                WHERE page_name = ?
                QUALIFY row_number() OVER (PARTITION BY scope ORDER BY version DESC NULLS LAST, updated_at DESC NULLS LAST) = 1
                ORDER BY scope
                """,
                row -> new Restriction(
                        types(row.getString(1)),
                        texts(row, 2),
                        texts(row, 3),
                        texts(row, 4).stream().map(DuckDbSnapshot::category).toList(),
                        texts(row, 5).stream()
                                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                                .toList()),
                page.value());
        List<String> faults = new ArrayList<>();
        all.stream()
                .flatMap(restriction -> Stream.concat(restriction.hard().stream(), restriction.soft().stream()))
                .distinct()
                .forEach(pattern -> session.objection("SELECT regexp_matches('', %s)".formatted(literal(pattern)))
                        .ifPresent(reason -> faults.add(
                                "creator_caption_restrictions: page %s has the pattern \"%s\", which is not a regular expression (RE2): %s. Correct or deactivate it."
                                        .formatted(page, pattern, reason.replaceFirst("^.*? Error: ", "")))));
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new Restrictions(all);
    }

    /** Whether texts have to be looked at. */
    boolean hasPatterns() {
        return all.stream()
                .anyMatch(restriction ->
                        !restriction.hard().isEmpty() || !restriction.soft().isEmpty());
    }

    /** SQL for a number in which bit i says that a hard pattern of restriction i matches {@code text}. */
    String hardMask(String text) {
        return mask(Restriction::hard, text);
    }

    /** The same for soft patterns. */
    String softMask(String text) {
        return mask(Restriction::soft, text);
    }

    /** Whether the page may not send captions of a kind, given its price tier's word. */
    boolean excludes(CaptionKind kind, String tierWord) {
        return all.stream().anyMatch(one -> one.applies(kind) && one.names(kind, tierWord));
    }

    /** Whether any of the restrictions with a bit set applies to captions of a kind. */
    boolean apply(CaptionKind kind, long bits) {
        return bits != 0
                && IntStream.range(0, all.size())
                        .anyMatch(i -> (bits >> i & 1) != 0 && all.get(i).applies(kind));
    }

    // Patterns are written into the statement, for the engine compiles those only once.
    private String mask(Function<Restriction, List<String>> patterns, String text) {
        return IntStream.range(0, all.size())
                .filter(i -> !patterns.apply(all.get(i)).isEmpty())
                .mapToObj(i -> "CASE WHEN %s THEN %d ELSE 0 END"
                        .formatted(
                                patterns.apply(all.get(i)).stream()
                                        .map(pattern -> "regexp_matches(%s, %s)".formatted(text, literal(pattern)))
                                        .collect(joining(" OR ")),
                                1L << i))
                .reduce("0", (sum, term) -> sum + " + " + term);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<MessageType> types(String scope) {
        return switch (scope) {
            case "PPV_ONLY" -> List.of(MessageType.PPV);
            case "BUMP_ONLY" -> List.of(MessageType.BUMP);
            default -> List.of(MessageType.values());
        };
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
