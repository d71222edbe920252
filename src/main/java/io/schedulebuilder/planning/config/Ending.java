package io.schedulebuilder.planning.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.LocalSearchType;
import org.optaplanner.core.config.localsearch.decider.acceptor.AcceptorType;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.phase.PhaseConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * How the wall clock affects the end of a search.
 *
 * @param ofTheRun time limits of the whole search
 * @param ofPhases time limits of each phase, in order
 * @param coolsByClock whether an acceptor cools down by a time limit, so that each of its steps depends on the clock
 * @param coolsByClockAndCount whether it cools down by a time limit and by another limit
 */
public record Ending(
        List<Clock> ofTheRun, List<List<Clock>> ofPhases, boolean coolsByClock, boolean coolsByClockAndCount) {

    /**
     * A time limit in milliseconds.
     *
     * @param since when it starts to count
     */
    public record Clock(Since since, long millis) {}

    /** When a time limit starts to count. */
    public enum Since {
        /** The start of the run or phase. */
        START,
        /** The last best solution. */
        BEST,
        /** The last improvement of a certain size. OptaPlanner does not record it, so it is treated as the start. */
        LARGE_IMPROVEMENT
    }

    public static Ending of(SolverConfig config) {
        List<Clock> ofTheRun = clocks(config.getTerminationConfig());
        boolean coolsByClock = false;
        boolean coolsByClockAndCount = false;
        for (PhaseConfig<?> phase : phases(config)) {
            if (phase instanceof LocalSearchPhaseConfig search && cools(search)) {
                boolean clock = !ofTheRun.isEmpty() || looksAtClock(search.getTerminationConfig());
                boolean other =
                        endsOtherwise(config.getTerminationConfig()) || endsOtherwise(search.getTerminationConfig());
                coolsByClock |= clock;
                coolsByClockAndCount |= clock && other;
            }
        }
        List<List<Clock>> ofPhases = phases(config).stream()
                .map(phase -> clocks(phase.getTerminationConfig()))
                .toList();
        return new Ending(ofTheRun, ofPhases, coolsByClock, coolsByClockAndCount);
    }

    /** Whether any part of the search has a time limit. */
    public boolean looksAtClock() {
        return !ofTheRun.isEmpty() || ofPhases.stream().anyMatch(clocks -> !clocks.isEmpty());
    }

    /** A termination and all terminations inside it. */
    public static Stream<TerminationConfig> parts(@Nullable TerminationConfig termination) {
        return termination == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(termination),
                        Stream.ofNullable(termination.getTerminationConfigList())
                                .flatMap(List::stream)
                                .flatMap(Ending::parts));
    }

    /** Whether a termination has a time limit. */
    static boolean looksAtClock(@Nullable TerminationConfig termination) {
        return !clocks(termination).isEmpty();
    }

    /**
     * The configuration without the time limit of the whole search, if the search has another end. Otherwise acceptors
     * that cool down would look at the clock as well as at the count.
     */
    public static SolverConfig withoutSafetyNet(SolverConfig config) {
        TerminationConfig termination = config.getTerminationConfig();
        if (termination == null || !endsOtherwise(config)) {
            return config;
        }
        TerminationConfig rest = termination.copyConfig();
        rest.setSpentLimit(null);
        rest.setMillisecondsSpentLimit(null);
        rest.setSecondsSpentLimit(null);
        rest.setMinutesSpentLimit(null);
        rest.setHoursSpentLimit(null);
        rest.setDaysSpentLimit(null);
        SolverConfig other = new SolverConfig(config);
        other.setTerminationConfig(endsOtherwise(rest) || looksAtClock(rest) ? rest : null);
        return other;
    }

    private static boolean endsOtherwise(SolverConfig config) {
        List<PhaseConfig<?>> phases = phases(config);
        return endsOtherwise(config.getTerminationConfig())
                || (!phases.isEmpty()
                        && phases.stream()
                                .allMatch(phase -> !(phase instanceof LocalSearchPhaseConfig)
                                        || endsOtherwise(phase.getTerminationConfig())));
    }

    private static boolean endsOtherwise(@Nullable TerminationConfig termination) {
        return parts(termination).anyMatch(part -> Stream.of(
                        part.getScoreCalculationCountLimit(),
                        part.getStepCountLimit(),
                        part.getUnimprovedStepCountLimit(),
                        part.getBestScoreLimit(),
                        part.getBestScoreFeasible())
                .anyMatch(Objects::nonNull));
    }

    private static List<Clock> clocks(@Nullable TerminationConfig termination) {
        return parts(termination)
                .flatMap(part -> Stream.concat(
                        Optional.ofNullable(part.calculateTimeMillisSpentLimit())
                                .map(millis -> new Clock(Since.START, millis))
                                .stream(),
                        Optional.ofNullable(part.calculateUnimprovedTimeMillisSpentLimit())
                                .map(millis -> new Clock(
                                        part.getUnimprovedScoreDifferenceThreshold() == null
                                                ? Since.BEST
                                                : Since.LARGE_IMPROVEMENT,
                                        millis))
                                .stream()))
                .toList();
    }

    private static List<PhaseConfig<?>> phases(SolverConfig config) {
        return Stream.ofNullable(config.getPhaseConfigList())
                .flatMap(List::stream)
                .<PhaseConfig<?>>map(phase -> (PhaseConfig<?>) phase)
                .toList();
    }

    /**
     * Whether a phase cools down. Of OptaPlanner's acceptors, only simulated annealing depends on how much time has
     * passed.
     */
    private static boolean cools(LocalSearchPhaseConfig search) {
        LocalSearchAcceptorConfig acceptor = search.getAcceptorConfig();
        return search.getLocalSearchType() == LocalSearchType.SIMULATED_ANNEALING
                || (acceptor != null
                        && (acceptor.getSimulatedAnnealingStartingTemperature() != null
                                || (acceptor.getAcceptorTypeList() != null
                                        && acceptor.getAcceptorTypeList().contains(AcceptorType.SIMULATED_ANNEALING))));
    }
}
