package io.schedulebuilder.store.bigquery;

import java.util.ArrayList;
import java.util.List;

/** What a run's queries were billed. Thread-safe. */
final class Spending {
    private final List<Charge> charges = new ArrayList<>();

    /** Bytes of one query; none where the service did not say. */
    record Charge(String step, long bytes) {}

    synchronized void add(String step, long bytes) {
        charges.add(new Charge(step, bytes));
    }

    synchronized List<Charge> charges() {
        return List.copyOf(charges);
    }
}
