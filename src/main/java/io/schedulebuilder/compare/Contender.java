package io.schedulebuilder.compare;

import java.util.Optional;

/**
 * One way to plan that takes part in a comparison.
 *
 * @param name unique in the comparison, such as {@code default}
 * @param solverConfig the solver configuration file
 * @param budget replaces the file's own end; empty to keep it
 * @param end what ends its search, in words: {@code 12,000 score calculations}
 * @param rules the rules folder that it plans by; empty for each week's own policy
 */
public record Contender(
        String name, String solverConfig, Optional<String> budget, String end, Optional<String> rules) {}
