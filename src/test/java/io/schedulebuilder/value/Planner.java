package io.schedulebuilder.value;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Plans the weeks of all pages of a market. */
interface Planner {
    /** A message to send. */
    record Planned(World.Page page, World.Caption caption, Instant at) {}

    /** A week of all pages, and the revenue that it promises, in dollars. */
    record Week(List<Planned> messages, double promised) {}

    /** Plans the week that starts on a day, after everything before that day is known. */
    Week plan(Market market, LocalDate start) throws IOException, InterruptedException;
}
