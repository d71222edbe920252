package io.schedulebuilder.api;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Plans weeks. Reads the rules and the solver configuration once. The options apply to every week that a builder plans;
 * each option method returns a new builder. Does not close the warehouse. Thread-safe.
 */
public final class ScheduleBuilder {
    private final PlanningService service;
    private final UnaryOperator<WeekSettings> options;

    private ScheduleBuilder(PlanningService service, UnaryOperator<WeekSettings> options) {
        this.service = service;
        this.options = options;
    }

    /**
     * Creates a builder for a warehouse. Errors in the rules or the solver configuration are thrown when the first week
     * is planned.
     *
     * @param warehouse from {@link Warehouses}
     * @param rules a folder of rule files
     * @param solverConfig an OptaPlanner configuration, such as {@code solver-config/default.xml}
     */
    public static ScheduleBuilder on(Warehouse warehouse, Path rules, Path solverConfig) {
        return new ScheduleBuilder(PlanningService.on(warehouse, rules, solverConfig), UnaryOperator.identity());
    }

    /** Returns a builder that plans this many weeks from the first day, 1 to 8. The default is 1. */
    public ScheduleBuilder weeks(int weeks) {
        return with(settings -> settings.weeks(weeks));
    }

    /** Returns a builder with this seed. The default is 1. The same seed on the same data gives the same week. */
    public ScheduleBuilder seed(long seed) {
        return with(settings -> settings.withSeed(seed));
    }

    /** Returns a builder that replaces schedules that overlap the week. Without it, such a week is refused. */
    public ScheduleBuilder replacing() {
        return with(settings -> settings.with(WeekSettings.Earlier.GIVE_WAY));
    }

    /**
     * Like {@link #replacing}, but messages that are not sent yet stay where they are if the rules and captions still
     * allow it.
     */
    public ScheduleBuilder keeping() {
        return with(settings -> settings.with(WeekSettings.Earlier.ARE_KEPT));
    }

    private ScheduleBuilder with(UnaryOperator<WeekSettings> option) {
        return new ScheduleBuilder(service, settings -> option.apply(options.apply(settings)));
    }

    /**
     * Plans a page's week, records it and locks its captions. Does all of that or nothing.
     *
     * @param page the page's name in the warehouse; case does not matter
     * @param start the first day, in the page's time zone
     * @throws io.schedulebuilder.domain.InputException if the page, a rule or the solver configuration is wrong
     * @throws io.schedulebuilder.domain.FailureException if the warehouse fails, no caption is free, or the week is
     *     already scheduled
     */
    public Week build(String page, LocalDate start) {
        return new Week(service.build(new PageName(page), settings(start)));
    }

    /** Like {@link #build}, but writes nothing to the warehouse. */
    public Week plan(String page, LocalDate start) {
        return new Week(service.plan(new PageName(page), settings(start)));
    }

    private WeekSettings settings(LocalDate start) {
        return options.apply(WeekSettings.from(start));
    }
}
