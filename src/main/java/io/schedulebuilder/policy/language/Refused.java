package io.schedulebuilder.policy.language;

/** Stops reading an expression or call at its first fault. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refused(Place place, String text) {
        super(text);
        this.fault = new Fault(place, text);
    }

    Fault fault() {
        return fault;
    }
}
