package io.schedulebuilder.domain;

/** A paid message or a free one. */
public enum MessageType {
    PPV("PPV"),
    BUMP("Bump");

    private final String label;

    MessageType(String label) {
        this.label = label;
    }

    /** The word in the CSV and the plan. */
    public String label() {
        return label;
    }
}
