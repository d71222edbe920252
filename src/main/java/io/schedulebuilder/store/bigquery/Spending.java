package io.schedulebuilder.store.bigquery;

import java.util.ArrayList;
import java.util.List;

/** What a run's queries were billed. Thread-safe. */
final class Spending {
    private final List<Charge> charges = new ArrayList<>();

    /** The billed bytes of one query; 0 if the service did not report them. */
    record Charge(String step, long bytes) {}

    synchronized void add(String step, long bytes) {
        charges.add(new Charge(step, bytes));
    }

    synchronized List<Charge> charges() {
        return List.copyOf(charges);
    }
}
