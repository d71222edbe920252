package io.schedulebuilder.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a plan promises of one message. The warehouse keeps it in {@code planned_messages}, to compare it later with what
 * was earned.
 *
 * @param plannedAt when it is to be sent
 * @param expectedRevenue dollars; empty if the page had no data of its own to estimate it
 * @param factor the {@linkplain io.schedulebuilder.domain.PromiseFactor factor} that is part of the expected revenue
 * @param propensity the probability that the plan's selection chooses this caption; empty if the plan does not say
 * @param propensityError its Monte Carlo standard error; empty like the propensity
 * @param explored whether the caption was chosen to learn about it; empty if the plan does not say
 */
public record MessagePromise(
        Instant plannedAt,
        Optional<BigDecimal> expectedRevenue,
        BigDecimal factor,
        Optional<BigDecimal> propensity,
        Optional<BigDecimal> propensityError,
        Optional<Boolean> explored) {}
