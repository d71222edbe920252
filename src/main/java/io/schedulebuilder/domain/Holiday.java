package io.schedulebuilder.domain;

import java.time.LocalDate;

/**
 * A day on which audiences behave differently. {@code volumeFactor} multiplies volumes; the shipped values are 0.6 to
 * 1.0.
 */
public record Holiday(LocalDate day, String name, double volumeFactor) {}
