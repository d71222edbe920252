package io.schedulebuilder.api;

import io.schedulebuilder.week.BuiltWeek;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One or more planned weeks. */
public final class Week {
    private final BuiltWeek week;

    Week(BuiltWeek week) {
        this.week = week;
    }

    /** The plan's id: page, first day and eight hex digits of a hash of its inputs. */
    public String scheduleId() {
        return week.plan().scheduleId().value();
    }

    /** The number of messages that have a caption and a time. */
    public int messages() {
        return week.plan().messages().size();
    }

    /** The number of messages that the rules asked for but that have no caption or no time. */
    public int unplaced() {
        return week.plan().unplaced().size();
    }

    /** Dollars that the PPVs are expected to earn; empty if the page has no data of its own to estimate it. */
    public Optional<BigDecimal> expectedRevenue() {
        return week.plan().promise();
    }

    /** Warnings that a person should read before sending. */
    public List<String> warnings() {
        return week.warnings();
    }

    /**
     * Writes the CSV and, next to it, the plan as {@code *.plan.json}. Writes both files completely or neither.
     *
     * @throws io.schedulebuilder.domain.InputException if the path is a folder or may not be written
     * @throws io.schedulebuilder.domain.FailureException if writing to disk fails
     */
    public Week writeCsv(Path path) {
        return new Week(week.writeCsv(path));
    }
}
