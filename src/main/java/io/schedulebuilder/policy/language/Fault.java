package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.InputException;
import java.util.Comparator;
import java.util.List;

/** One thing wrong in a rule file, and what to do about it. The texts are made by {@link FaultText}. */
public record Fault(Place place, String text) {
    private static final Comparator<Fault> READING_ORDER = Comparator.comparing(
                    (Fault fault) -> fault.place().file())
            .thenComparing(fault -> fault.place().line())
            .thenComparing(fault -> fault.place().cell().orElse(""));

    /** All faults as a person reads the files; the same fault once. */
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
