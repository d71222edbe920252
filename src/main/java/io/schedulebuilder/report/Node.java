package io.schedulebuilder.report;

/** A piece of a page: an element or text. */
public sealed interface Node permits Element, Text {
    /** The text content, without markup. */
    String characters();
}
