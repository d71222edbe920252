package io.schedulebuilder.domain;

/** The name of one creator's account, as the warehouse spells it. */
public record PageName(String value) implements Comparable<PageName> {
    /** @throws IllegalArgumentException if the name is blank */
    public PageName {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a page name is empty");
        }
    }

    @Override
    public int compareTo(PageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
