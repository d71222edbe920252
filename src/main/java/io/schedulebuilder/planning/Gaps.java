package io.schedulebuilder.planning;

import io.schedulebuilder.domain.Policy;

/** The elapsed seconds to keep between two PPVs, and between any two messages. */
record Gaps(long ppvSeconds, long messageSeconds) {

    static Gaps of(Policy policy) {
        return new Gaps(policy.ppvGap().toSeconds(), policy.messageGap().toSeconds());
    }

    /** Minutes, begun ones whole, that two moments are too close for a gap; 0 when they are far enough apart. */
    static long minutesShort(long gapSeconds, long oneSecond, long otherSecond) {
        long secondsShort = gapSeconds - Math.abs(oneSecond - otherSecond);
        return secondsShort <= 0 ? 0 : (secondsShort + 59) / 60;
    }
}
