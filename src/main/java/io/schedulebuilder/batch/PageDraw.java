package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.selection.Bids;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.selection.Share;
import io.schedulebuilder.week.PageBrief;
import java.util.Optional;

/**
 * A page's best candidates and what the rules ask of its week, without the rows that they were drawn from.
 *
 * @param inputs the fingerprint of the rows
 */
public record PageDraw(PageBrief pageBrief, PageCandidates candidates, String inputs) {
    /** The page. */
    public PageName page() {
        return pageBrief.reading().history().page().name();
    }

    /** The page's bids for the division of the captions. */
    public Bids bids() {
        return candidates.bids();
    }

    /**
     * The captions that the page gets.
     *
     * @param share its share of the division of {@link #bids}
     * @throws io.schedulebuilder.domain.FailureException if the share is empty; says why no caption is free for the
     *     page
     */
    public Choice choice(Optional<Share> share) {
        return candidates.choice(share);
    }
}
