package io.schedulebuilder.domain;

import java.util.List;

/** A user's input is wrong: an option, a rule or a file. Each line says where, what, and what to do. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> faults;

    public InputException(String fault) {
        this(List.of(fault));
    }

    /** All faults found together, in the order in which a person reads the files. */
    public InputException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, one or two sentences each. */
    public List<String> faults() {
        return faults;
    }
}
