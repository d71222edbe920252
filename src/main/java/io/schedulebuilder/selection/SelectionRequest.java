package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PageMoney;
import java.time.Instant;
import java.util.List;

/**
 * The input of a caption selection.
 *
 * @param market what all pages sent
 * @param money what turns conversions into dollars
 * @param asked the volumes of each week of the horizon, in order; quotas and limits apply to each week
 * @param seed the same seed gives the same draw for the same caption, no matter what else is in the pool
 * @param held messages of a replaced schedule. Those that were sent count and stay. Those with a {@code keptAt} come
 *     before all others if their week needs them and their captions are free
 */
public record SelectionRequest(
        Page page,
        PageHistory history,
        Market market,
        Instant asOf,
        CaptionPool pool,
        Policy policy,
        PageMoney money,
        List<AskedWeek> asked,
        long seed,
        List<ChosenMessage> held) {

    /** What all pages' sends say about the page's viewers, with this policy's half-life. */
    Market.PageWorth learned() {
        return market.worth(page.name(), asOf, halfLifeDays());
    }

    /** The worth of captions with this policy's half-life. */
    CaptionWorth worth() {
        return CaptionWorth.of(history, pool.bank(), market, asOf, money.economics(), halfLifeDays());
    }

    private double halfLifeDays() {
        return policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS).doubleValue();
    }
}
