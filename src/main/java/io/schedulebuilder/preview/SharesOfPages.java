package io.schedulebuilder.preview;

import java.util.OptionalDouble;

/** Changes as shares of what they change. */
final class SharesOfPages {
    private SharesOfPages() {}

    /** Empty where there is nothing to be a share of. */
    static OptionalDouble of(double change, double base) {
        return base == 0 ? OptionalDouble.empty() : OptionalDouble.of(change / base);
    }
}
