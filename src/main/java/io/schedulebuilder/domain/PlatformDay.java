package io.schedulebuilder.domain;

import java.time.LocalDate;

/** What all other pages together did on one of their local days: PPV recipients and viewers. */
public record PlatformDay(LocalDate day, long sent, long viewed) {}
