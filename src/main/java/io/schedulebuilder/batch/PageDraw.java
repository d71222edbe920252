package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.selection.Bids;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.selection.Share;
import io.schedulebuilder.week.PageBrief;
import java.util.Optional;

/** A page that has drawn, without the rows that it drew from: its best candidates, and what the rules ask of its week. */
public final class PageDraw {
    private final PageBrief pageBrief;
    private final PageCandidates candidates;
    private final String inputs;

    /** @param inputs the fingerprint of the rows */
    PageDraw(PageBrief pageBrief, PageCandidates candidates, String inputs) {
        this.pageBrief = pageBrief;
        this.candidates = candidates;
        this.inputs = inputs;
    }

    /** Whose it is. */
    public PageName page() {
        return pageBrief.reading().history().page().name();
    }

    /** What it brings to the division of the captions. */
    public Bids bids() {
        return candidates.bids();
    }

    /**
     * What it gets.
     *
     * @param share of the division of {@link #bids}
     * @throws io.schedulebuilder.domain.FailureException if that is empty: with why nothing is free for the page
     */
    public Choice choice(Optional<Share> share) {
        return candidates.choice(share);
    }

    PageBrief ruling() {
        return pageBrief;
    }

    String inputs() {
        return inputs;
    }
}
