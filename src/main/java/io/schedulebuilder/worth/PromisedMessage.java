package io.schedulebuilder.worth;

import io.schedulebuilder.domain.PageName;
import java.time.Instant;

/**
 * A PPV that was sent as planned: what its plan promised, and what it earned.
 *
 * @param plannedAt when the plan sends it
 * @param sentAt when it was sent
 * @param promised dollars, above 0
 * @param factor the factor that is part of the promise, above 0
 * @param earned dollars
 */
public record PromisedMessage(
        PageName page, Instant plannedAt, Instant sentAt, double promised, double factor, double earned) {
    /** What would have been promised without a factor, in dollars. */
    double promisedByModel() {
        return promised / factor;
    }
}
