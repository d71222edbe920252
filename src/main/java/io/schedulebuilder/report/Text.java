package io.schedulebuilder.report;

/** Characters, as a person reads them: escaping is the writer's work. */
public record Text(String characters) implements Node {}
