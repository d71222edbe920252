package io.schedulebuilder.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One row of {@code caption_bandit_stats}, as tests compare it. */
public record CaptionStatistics(
        long captionId,
        String page,
        long successes,
        long failures,
        long totalObservations,
        double totalRevenue,
        OptionalDouble averageConversionRate,
        OptionalDouble averageEmv,
        OptionalDouble lastEmvObserved,
        double lowerBound,
        double upperBound,
        double explorationScore,
        Optional<Instant> lastUsed,
        Optional<Instant> lastUpdated,
        OptionalLong percentile) {}
