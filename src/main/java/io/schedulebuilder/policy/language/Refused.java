package io.schedulebuilder.policy.language;

/** Stops reading an expression or call at its first fault. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    Refused(Fault fault) {
        super(fault.text());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
