package io.schedulebuilder.api;

import io.schedulebuilder.week.BuiltWeek;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A week, or several, that was planned. */
public final class Week {
    private final BuiltWeek week;

    Week(BuiltWeek week) {
        this.week = week;
    }

    /** Names the plan: page, first day and eight digits of what it was made from. */
    public String scheduleId() {
        return week.plan().scheduleId().value();
    }

    /** How many messages have a caption and a time. */
    public int messages() {
        return week.plan().messages().size();
    }

    /** How many messages the rules asked for that have none. */
    public int unplaced() {
        return week.plan().unplaced().size();
    }

    /** Dollars that the PPVs are expected to earn; empty where the page has no data of its own to say so. */
    public Optional<BigDecimal> expectedRevenue() {
        return week.plan().promise();
    }

    /** Sentences that a person should read before sending. */
    public List<String> warnings() {
        return week.warnings();
    }

    /**
     * Writes the CSV and, beside it, the plan as {@code *.plan.json}. Both appear whole or not at all.
     *
     * @throws io.schedulebuilder.domain.InputException if the path is a folder or may not be written
     * @throws io.schedulebuilder.domain.FailureException if the disk refuses
     */
    public Week writeCsv(Path path) {
        return new Week(week.writeCsv(path));
    }
}
