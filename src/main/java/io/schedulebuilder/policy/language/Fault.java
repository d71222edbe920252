package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.InputException;
import java.util.Comparator;
import java.util.List;

/** A fault in a rule file, and what to do about it. {@link FaultText} writes the text. */
public record Fault(Place place, String text) {
    private static final Comparator<Fault> READING_ORDER = Comparator.comparing(
                    (Fault fault) -> fault.place().file())
            .thenComparing(fault -> fault.place().line())
            .thenComparing(fault -> fault.place().cell().orElse(""));

    /** One exception for all faults, in the order in which a person reads the files, without duplicates. */
    public static InputException all(List<Fault> faults) {
        return new InputException(faults.stream()
                .distinct()
                .sorted(READING_ORDER)
                .map(Fault::toString)
                .toList());
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
