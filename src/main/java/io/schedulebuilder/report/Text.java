package io.schedulebuilder.report;

/** Unescaped text, as a person reads it; the writer escapes it. */
public record Text(String characters) implements Node {}
