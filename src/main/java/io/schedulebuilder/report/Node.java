package io.schedulebuilder.report;

/** A piece of a page: an element or a text. */
public sealed interface Node permits Element, Text {
    /** The characters in it, without markup. */
    String characters();
}
