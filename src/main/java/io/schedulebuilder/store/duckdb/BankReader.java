package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.store.Bank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the bank once for a view of the warehouse, without its texts. */
final class BankReader {
    private final Session session;
    private Optional<Bank> bank = Optional.empty();

    BankReader(Session session) {
        this.session = session;
    }

    /**
     * The captions; makes, on the way, the temporary table bank_texts: the lowest caption of each text, by the hash of its
     * key. Queries join hashes rather than keys, as these are long: of a million texts, two share one in ten million banks.
     */
    Bank bank() {
        if (bank.isEmpty()) {
            session.run(
                    """
                    CREATE OR REPLACE TEMP TABLE bank_texts AS
                    SELECT hash(caption_key) AS text, min(caption_id) AS caption_id,
                        arg_min(price_tier, caption_id) AS price_tier
                    FROM caption_bank GROUP BY hash(caption_key)
                    """);
            bank = Optional.of(read());
        }
        return bank.get();
    }

    private Bank read() {
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
                        new CaptionId(row.getLong(1)),
                        new CaptionId(row.getLong(2)),
                        row.getInt(3),
                        row.getInt(4),
                        row.getBoolean(5)),
                tiers,
                categories);
        return rows.build();
    }

    /**
     * The words of a column, the empty one first for rows without. A row then holds the word's place: a text costs more
     * to fetch than all numbers of its row.
     */
    private List<String> words(String column) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                String.format(
                        Locale.ROOT, "SELECT DISTINCT %1$s FROM caption_bank WHERE %1$s <> '' ORDER BY 1", column),
                row -> words.add(row.getString(1)));
        return List.copyOf(words);
    }
}
