package io.schedulebuilder.domain;

import java.util.List;

/** What a person gave is wrong: an option, a rule, a file. Each line says where, what, and what to do. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> faults;

    public InputException(String fault) {
        this(List.of(fault));
    }

    /** All faults found at once, in the order in which a person would read the files. */
    public InputException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence or two a fault. */
    public List<String> faults() {
        return faults;
    }
}
