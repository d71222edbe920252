package io.schedulebuilder.value;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Plans the weeks of all pages of a market. */
interface Planner {
    /** A message to send. */
    record Planned(World.Page page, World.Caption caption, Instant at) {}

    /**
     * What a page's plan promises, in dollars.
     *
     * @param low the lower end of its 80% interval; NaN if the plan has none
     * @param high the upper end
     */
    record Promise(World.Page page, double dollars, double low, double high) {}

    /** A week of all pages, and what it promises. */
    record Week(List<Planned> messages, List<Promise> promises) {
        double promised() {
            return promises.stream().mapToDouble(Promise::dollars).sum();
        }
    }

    /** Plans the week that starts on a day, after everything before that day is known. */
    Week plan(Market market, LocalDate start) throws IOException, InterruptedException;
}
