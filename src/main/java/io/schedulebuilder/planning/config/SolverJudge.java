package io.schedulebuilder.planning.config;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.config.AbstractConfig;
import org.optaplanner.core.config.heuristic.selector.move.composite.CartesianProductMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationCompositionStyle;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** Finds everything in a solver configuration, as OptaPlanner read it, that has no effect here or is not allowed. */
record SolverJudge(Path path, SolverConfig config, List<SolverSetting> settings, List<String> faults) {
    /** More than anyone waits for, and far below what overflows when multiplied by the number of weeks. */
    static final long MOST_COUNT = 1_000_000_000_000L;

    static final Duration LONGEST = Duration.ofDays(7);

    /** A larger memory has no more of a week to remember, and OptaPlanner allocates the full size at once. */
    private static final int LARGEST_SIZE = 100_000;

    /** Sizes and counts for which 0 means "none at all", not "nothing to do". */
    private static final Set<String> AT_LEAST_ONE = Set.of(
            "scoreCalculationCountLimit", "acceptedCountLimit", "lateAcceptanceSize", "stepCountingHillClimbingSize");

    private static final Set<String> ONLY_FOR_PHASES = Set.of("stepCountLimit", "unimprovedStepCountLimit");

    private static final Set<String> SCORES = Set.of(
            "bestScoreLimit",
            "unimprovedScoreDifferenceThreshold",
            "simulatedAnnealingStartingTemperature",
            "greatDelugeWaterLevelIncrementScore");

    /** All faults in file order, each starting with file and line. */
    static List<String> faults(Path path, SolverConfig config, List<SolverSetting> settings) {
        SolverJudge judge = new SolverJudge(path, config, settings, new ArrayList<>());
        settings.forEach(judge::judge);
        if (judge.faults.isEmpty()) {
            judge.judgeTheEnd();
        }
        return List.copyOf(judge.faults);
    }

    private void judge(SolverSetting setting) {
        String name = setting.name();
        if (setting.value().isEmpty()) {
            fault(
                    setting,
                    "<" + name + "> has no setting that the solver uses"
                            + (setting.element().text().isEmpty()
                                    ? ""
                                    : ": \"" + setting.element().text() + "\"")
                            + ". Correct or remove it.");
            return;
        }
        Object value = setting.value().get();
        if ((value instanceof UnionMoveSelectorConfig || value instanceof CartesianProductMoveSelectorConfig)
                && setting.element().children().stream()
                        .noneMatch(child ->
                                child.name().startsWith("move") || child.name().endsWith("MoveSelector"))) {
            fault(setting, "<" + name + "> has no moves. Add at least one move selector, such as <swapMoveSelector/>.");
        }
        if (value instanceof Class<?> type) {
            judgeClass(setting, type);
        } else if (value instanceof Double number) {
            double most = name.endsWith("Ratio") ? 1 : 1e9;
            if (!(number >= 0 && number <= most)) {
                wrong(setting, "Write a number from 0 to " + (most == 1 ? "1" : "1,000,000,000") + ".");
            }
        } else if (value instanceof Number number) {
            judgeWhole(setting, number.longValue());
        } else if (value instanceof Duration time) {
            judgeTime(setting, !time.isNegative() && time.compareTo(LONGEST) <= 0);
        } else if (SCORES.contains(name)) {
            judgeScore(setting);
        } else if (value == EnvironmentMode.NON_REPRODUCIBLE) {
            fault(
                    setting,
                    "environmentMode NON_REPRODUCIBLE is not allowed in this file. Remove it: the same seed must "
                            + "give the same plan.");
        }
        if (ONLY_FOR_PHASES.contains(name) && isOfTheWholeRun(setting.within())) {
            fault(
                    setting,
                    "<" + name
                            + "> cannot end the whole search, because each phase counts its own steps. Move it "
                            + "into the <termination> of a phase, such as <localSearch>.");
        }
    }

    private void judgeWhole(SolverSetting setting, long number) {
        String name = setting.name();
        if (name.endsWith("SpentLimit")) {
            judgeTime(setting, number >= 0 && number <= LONGEST.toMillis() / unit(name));
            return;
        }
        long least = AT_LEAST_ONE.contains(name) ? 1 : 0;
        long most = name.endsWith("Size") || name.equals("acceptedCountLimit") ? LARGEST_SIZE : MOST_COUNT;
        if (number < least || number > most) {
            wrong(setting, String.format(Locale.ROOT, "Write a whole number from %d to %,d.", least, most));
        }
    }

    private void judgeTime(SolverSetting setting, boolean possible) {
        if (!possible) {
            wrong(setting, "Write a time from 0 to " + LONGEST.toDays() + " days.");
        }
    }

    private static long unit(String name) {
        String of = name.replace("unimproved", "").toLowerCase(Locale.ROOT);
        return of.startsWith("milliseconds")
                ? 1
                : of.startsWith("seconds")
                        ? 1_000
                        : of.startsWith("minutes") ? 60_000 : of.startsWith("hours") ? 3_600_000 : 86_400_000;
    }

    private void judgeScore(SolverSetting setting) {
        String text = setting.element().text();
        try {
            HardMediumSoftLongScore.parseScore(text);
        } catch (IllegalArgumentException e) {
            fault(setting, "\"" + text + "\" is not a score. Write one such as 0hard/0medium/30soft.");
        }
    }

    private void judgeClass(SolverSetting setting, Class<?> type) {
        Optional<Class<?>> expected = bound(setting.field().getGenericType());
        boolean fits = expected.map(bound -> bound.isAssignableFrom(type)).orElse(true);
        if (!fits || type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            fault(
                    setting,
                    "class \"" + type.getName() + "\" cannot be used in <" + setting.name() + ">."
                            + expected.map(bound -> " Name a class that implements " + bound.getName() + ".")
                                    .orElse(" Name another."));
        }
    }

    /** The X of {@code Class<? extends X>}, also inside a list. */
    private static Optional<Class<?>> bound(Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.of(plain);
        }
        if (type instanceof WildcardType wildcard) {
            return bound(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            boolean wraps = generic.getRawType() == Class.class || generic.getRawType() == List.class;
            return bound(wraps ? generic.getActualTypeArguments()[0] : generic.getRawType());
        }
        return Optional.empty();
    }

    private boolean isOfTheWholeRun(AbstractConfig<?> within) {
        return within instanceof TerminationConfig termination
                && Ending.parts(config.getTerminationConfig()).anyMatch(part -> part == termination);
    }

    /** Checks that the clock and a count do not conflict. Only the configuration as a whole shows that. */
    private void judgeTheEnd() {
        for (SolverSetting setting : settings) {
            if (setting.value().orElseThrow() == TerminationCompositionStyle.AND
                    && Ending.looksAtClock((TerminationConfig) setting.within())) {
                fault(
                        setting,
                        "<terminationCompositionStyle> AND with a time limit would let a search continue past "
                                + "that time. Remove one of them.");
            }
        }
        SolverConfig search = Ending.withoutSafetyNet(config);
        if (faults.isEmpty() && Ending.of(search).coolsByClockAndCount()) {
            boolean hasNet = search != config;
            SolverSetting clock = settings.stream()
                    .filter(setting -> setting.name().endsWith("pentLimit"))
                    .filter(setting -> !hasNet
                            || setting.within() != config.getTerminationConfig()
                            || setting.name().startsWith("unimproved"))
                    .findFirst()
                    .orElseThrow();
            fault(
                    clock,
                    "<" + clock.name()
                            + "> makes simulated annealing depend on the clock in addition to another limit, so "
                            + "the same seed would give different plans. Remove it, or make it the only limit.");
        }
    }

    private void wrong(SolverSetting setting, String todo) {
        fault(setting, "<" + setting.name() + "> is " + setting.element().text() + ". " + todo);
    }

    private void fault(SolverSetting setting, String fault) {
        faults.add(ConfigXml.at(path, setting.element().line()) + fault);
    }
}
