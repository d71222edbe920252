package io.schedulebuilder.planning;

/** A message on the page's time line, either one that this plan places or one of another plan, which does not move. */
interface Send {

    /** Unique. Orders sends at the same time. */
    int rank();

    boolean isPpv();

    /** Whether it has a time. */
    boolean isPlaced();

    /** When it is sent. Call it only for a placed message. */
    long epochSecond();
}
