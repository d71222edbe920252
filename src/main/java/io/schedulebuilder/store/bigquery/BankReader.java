package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.store.Bank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bank once for a view of the warehouse, without its texts. */
final class BankReader {
    private final Session session;
    private Optional<Bank> bank = Optional.empty();

    BankReader(Session session) {
        this.session = session;
    }

    Bank bank() {
        if (bank.isEmpty()) {
            bank = Optional.of(read());
        }
        return bank.get();
    }

    private Bank read() {
        List<Row> rows = session.query("read the caption bank", session.statement("bank"));
        Map<String, Integer> tiers = new LinkedHashMap<>();
        Map<String, Integer> categories = new LinkedHashMap<>();
        for (Row row : rows) {
            tiers.putIfAbsent(row.text(2), tiers.size());
            categories.putIfAbsent(row.text(3), categories.size());
        }
        Bank.Builder builder = new Bank.Builder(List.copyOf(tiers.keySet()), List.copyOf(categories.keySet()));
        for (Row row : rows) {
            builder.add(
                    new CaptionId(row.number(0)),
                    new CaptionId(row.number(1)),
                    tiers.getOrDefault(row.text(2), 0),
                    categories.getOrDefault(row.text(3), 0),
                    row.flag(4));
        }
        return builder.build();
    }
}
