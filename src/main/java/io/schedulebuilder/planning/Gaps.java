package io.schedulebuilder.planning;

import io.schedulebuilder.domain.Policy;

/** The minimum elapsed seconds between two PPVs, and between any two messages. */
record Gaps(long ppvSeconds, long messageSeconds) {

    static Gaps of(Policy policy) {
        return new Gaps(policy.ppvGap().toSeconds(), policy.messageGap().toSeconds());
    }

    /** The minutes by which two moments are closer than a gap, rounded up; 0 if they are far enough apart. */
    static long minutesShort(long gapSeconds, long oneSecond, long otherSecond) {
        long secondsShort = gapSeconds - Math.abs(oneSecond - otherSecond);
        return secondsShort <= 0 ? 0 : (secondsShort + 59) / 60;
    }
}
