package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Bank;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Restrictions;
import io.schedulebuilder.store.Restrictions.Restriction;
import io.schedulebuilder.store.Row;
import io.schedulebuilder.store.StoreSnapshot;
import io.schedulebuilder.store.WriteSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads from one connection, and commits through it if it was opened for writing. */
final class DuckDbSnapshot extends StoreSnapshot implements WriteSession {
    /**
     * The number of pages whose messages the engine sorts together, so that its memory does not grow with the number of
     * pages.
     */
    private static final int PAGES_AT_ONCE = 50;

    private final Session session;

    DuckDbSnapshot(Session session) {
        super(session, PAGES_AT_ONCE);
        this.session = session;
    }

    @Override
    public boolean holdsExamplesOnly() {
        return ExamplesMark.isSet(session);
    }

    /**
     * The captions. Also creates the temporary table bank_texts: the lowest caption of each text, by the hash of its
     * key.
     */
    @Override
    public Bank readBank() {
        session.run(
                """
                CREATE OR REPLACE TEMP TABLE bank_texts AS
                SELECT hash(caption_key) AS text, min(caption_id) AS caption_id,
                    arg_min(price_tier, caption_id) AS price_tier
                FROM caption_bank GROUP BY hash(caption_key)
                """);
        List<String> tiers = words("price_tier");
        List<String> categories = words("content_category");
        Bank.Builder rows = new Bank.Builder(tiers, categories);
        session.visit(
                """
                SELECT b.caption_id, t.caption_id,
                    greatest(coalesce(list_position(?::VARCHAR[], b.price_tier), 0) - 1, 0)::INTEGER,
                    greatest(coalesce(list_position(?::VARCHAR[], b.content_category), 0) - 1, 0)::INTEGER,
                    coalesce(b.has_urgency, FALSE)
                FROM caption_bank b JOIN bank_texts t ON t.text = hash(b.caption_key)
                ORDER BY b.caption_id
                """,
                row -> rows.add(
                        new CaptionId(row.number(0)),
                        new CaptionId(row.number(1)),
                        (int) row.number(2),
                        (int) row.number(3),
                        row.flag(4)),
                tiers,
                categories);
        return rows.build();
    }

    /**
     * The distinct words of a column, preceded by the empty word for rows without one. Rows then refer to a word by its
     * index, because fetching a text takes longer than fetching all numbers of a row.
     */
    private List<String> words(String column) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                "SELECT DISTINCT " + column + " FROM caption_bank WHERE " + column + " <> '' ORDER BY 1",
                row -> words.add(row.text(0)));
        return List.copyOf(words);
    }

    @Override
    public void matching(PageName page, Restrictions restrictions, Consumer<Row> visitor) {
        requireReadable(page, restrictions);
        session.visit(
                "SELECT caption_id, hard, soft FROM (SELECT caption_id, " + mask(restrictions, Restriction::hard)
                        + " AS hard, " + mask(restrictions, Restriction::soft)
                        + " AS soft FROM caption_bank) WHERE hard <> 0 OR soft <> 0",
                visitor::accept);
    }

    /**
     * SQL for a number whose bit i says that a pattern of restriction i matches. The patterns are part of the
     * statement, because the engine compiles them only once there.
     */
    private static String mask(Restrictions restrictions, Function<Restriction, List<String>> patterns) {
        List<Restriction> all = restrictions.all();
        return IntStream.range(0, all.size())
                .filter(i -> !patterns.apply(all.get(i)).isEmpty())
                .mapToObj(i -> patterns.apply(all.get(i)).stream()
                        .map(pattern -> matches("caption_text", pattern))
                        .collect(joining(" OR ", "CASE WHEN ", " THEN " + (1L << i) + " ELSE 0 END")))
                .reduce("0", (sum, term) -> sum + " + " + term);
    }

    private static String matches(String text, String pattern) {
        return "regexp_matches(" + text + ", '" + pattern.replace("'", "''") + "')";
    }

    /** A file from before has an empty table in the session. */
    @Override
    public boolean keepsPromises() {
        return true;
    }

    @Override
    public Optional<String> objection(PageName page, String pattern) {
        return session.objection("SELECT " + matches("''", pattern))
                .map(reason -> reason.replaceFirst("^.*? Error: ", ""));
    }

    @Override
    public CommitResult commit(Commitment commitment) {
        CommitResult result = new PlanWriter(session, commitment).write();
        if (result instanceof CommitResult.Committed) {
            session.commit();
        }
        return result;
    }

    @Override
    public void close() {
        session.close();
    }
}
