package io.schedulebuilder.domain;

import java.util.List;
import java.util.Map;

/**
 * What the bank holds for one page and one horizon.
 *
 * @param free usable captions that rest on no page, in id order; texts may repeat under several ids
 * @param excluded how many captions are out, by the first reason that applies
 * @param bankSize all captions of the bank: free and excluded add up to it
 */
public record CaptionPool(List<FreeCaption> free, Map<Exclusion, Integer> excluded, int bankSize) {

    /**
     * A caption that may be sent.
     *
     * @param softRestricted a soft pattern of the page's restrictions matches: allowed, but it costs score
     */
    public record FreeCaption(Caption caption, boolean softRestricted) {}

    /** Why a caption cannot be sent, in the order in which reasons are tested. */
    public enum Exclusion {
        NOT_USABLE("not usable in the bank (status or score)"),
        UNKNOWN_PRICE_TIER("of a price tier that is none of budget, mid, premium, bump"),
        RESTRICTED("restricted on this page"),
        LOCKED("locked by a schedule within 7 days"),
        RESTING("sent within 7 days");

        private final String words;

        Exclusion(String words) {
            this.words = words;
        }

        /** The reason as it is shown to a person. */
        public String words() {
            return words;
        }
    }
}
