package io.schedulebuilder.domain;

/** How tired the audience is. The rules set the bounds. */
public enum SaturationZone {
    GREEN,
    YELLOW,
    RED
}
