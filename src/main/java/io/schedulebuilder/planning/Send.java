package io.schedulebuilder.planning;

/** A message on the page's time line: one that this plan places, or one that it can only keep clear of. */
interface Send {

    /** Unique: it settles the order of sends at the same time. */
    int rank();

    boolean isPpv();

    /** Whether it has a time. */
    boolean isPlaced();

    /** When it is sent. Asked only when placed. */
    long epochSecond();
}
