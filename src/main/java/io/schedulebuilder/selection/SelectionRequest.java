package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import java.time.Instant;
import java.util.List;

/**
 * What captions are chosen from and for.
 *
 * @param weeks of the horizon: quotas and limits are for each
 * @param seed the same seed draws the same figure for the same caption, whatever else is in the pool
 * @param alreadySent messages of a replaced schedule that were sent: they count, and stay
 */
public record SelectionRequest(
        Page page,
        PageHistory history,
        Instant asOf,
        CaptionPool pool,
        Policy policy,
        PageEconomics economics,
        int weeks,
        long seed,
        List<ChosenMessage> alreadySent) {

    /** The worth of captions by this policy's half-life. */
    CaptionWorth worth() {
        return CaptionWorth.of(
                history, pool.bank(), asOf, economics, policy.limits().evidenceHalfLifeDays());
    }
}
