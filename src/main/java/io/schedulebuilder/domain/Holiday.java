package io.schedulebuilder.domain;

import java.time.LocalDate;

/** A day on which audiences behave unlike themselves. {@code volumeFactor} multiplies volumes, 0.6 to 1.0 as shipped. */
public record Holiday(LocalDate day, String name, double volumeFactor) {}
