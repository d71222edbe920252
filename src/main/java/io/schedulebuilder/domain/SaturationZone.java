package io.schedulebuilder.domain;

/** How tired the audience is. The bounds belong to the rules. */
public enum SaturationZone {
    GREEN,
    YELLOW,
    RED
}
