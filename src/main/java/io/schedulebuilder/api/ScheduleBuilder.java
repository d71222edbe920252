package io.schedulebuilder.api;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Plans weeks. Rules and solver configuration are read once. The options of a builder apply to every week that it plans; to
 * set one gives another builder. Does not close the warehouse. Thread-safe.
 */
public final class ScheduleBuilder {
    private final PlanningService service;
    private final UnaryOperator<WeekSettings> options;

    private ScheduleBuilder(PlanningService service, UnaryOperator<WeekSettings> options) {
        this.service = service;
        this.options = options;
    }

    /**
     * A builder on a warehouse. A fault in the rules or the solver configuration is thrown when the first week is planned.
     *
     * @param warehouse from {@link Warehouses}
     * @param rules a folder of rule files
     * @param solverConfig an OptaPlanner configuration, such as {@code solver-config/default.xml}
     */
    public static ScheduleBuilder on(Warehouse warehouse, Path rules, Path solverConfig) {
        return new ScheduleBuilder(PlanningService.on(warehouse, rules, solverConfig), UnaryOperator.identity());
    }

    /** The same, planning so many weeks from the first day: 1, which is the default, to 8. */
    public ScheduleBuilder weeks(int weeks) {
        return with(settings -> settings.weeks(weeks));
    }

    /** The same with another seed; the default is 1. The same seed on the same data gives the same week. */
    public ScheduleBuilder seed(long seed) {
        return with(settings -> settings.withSeed(seed));
    }

    /** The same, taking the place of schedules that overlap the week. Without it, such a week is refused. */
    public ScheduleBuilder replacing() {
        return with(settings -> settings.with(WeekSettings.Earlier.GIVE_WAY));
    }

    /** As {@link #replacing}, keeping what is not sent yet where it is as far as rules and captions still allow. */
    public ScheduleBuilder keeping() {
        return with(settings -> settings.with(WeekSettings.Earlier.ARE_KEPT));
    }

    private ScheduleBuilder with(UnaryOperator<WeekSettings> option) {
        return new ScheduleBuilder(service, settings -> option.apply(options.apply(settings)));
    }

    /**
     * Plans a page's week, records it and locks its captions: all of that, or nothing.
     *
     * @param page as the warehouse has it, in any case
     * @param start the first day, in the page's time zone
     * @throws io.schedulebuilder.domain.InputException if the page, a rule or the solver configuration is wrong
     * @throws io.schedulebuilder.domain.FailureException if the warehouse refuses, no caption is free, or the week is
     *     scheduled already
     */
    public Week build(String page, LocalDate start) {
        return new Week(service.build(new PageName(page), settings(start)));
    }

    /** As {@link #build}, without writing anything to the warehouse. */
    public Week plan(String page, LocalDate start) {
        return new Week(service.plan(new PageName(page), settings(start)));
    }

    private WeekSettings settings(LocalDate start) {
        return options.apply(WeekSettings.from(start));
    }
}
