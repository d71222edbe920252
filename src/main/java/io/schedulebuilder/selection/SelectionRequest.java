package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import java.time.Instant;
import java.util.List;

/**
 * What captions are chosen from and for.
 *
 * @param asked of each week of the horizon, in order: quotas and limits are for each
 * @param seed the same seed draws the same figure for the same caption, whatever else is in the pool
 * @param held messages of a replaced schedule: those that were sent count, and stay; those with a {@code keptAt} come
 *     before all others where their week asks for them and their captions are free
 */
public record SelectionRequest(
        Page page,
        PageHistory history,
        Instant asOf,
        CaptionPool pool,
        Policy policy,
        PageEconomics economics,
        List<AskedWeek> asked,
        long seed,
        List<ChosenMessage> held) {

    /** The worth of captions by this policy's half-life. */
    CaptionWorth worth() {
        return CaptionWorth.of(
                history,
                pool.bank(),
                asOf,
                economics,
                policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS).doubleValue());
    }
}
