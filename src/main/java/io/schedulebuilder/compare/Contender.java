package io.schedulebuilder.compare;

import java.util.Optional;

/**
 * One way to plan that takes part.
 *
 * @param name unique in the comparison: what people call it, such as {@code default}
 * @param solverConfig the solver configuration file
 * @param budget that replaces the file's own end; empty: the file's
 * @param end what ends its search, in words: {@code 12,000 score calculations}
 * @param rules the rules folder that it plans by; empty: each week's own policy
 */
public record Contender(
        String name, String solverConfig, Optional<String> budget, String end, Optional<String> rules) {}
