package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.PolicyParameter;
import java.util.List;

/** Whether what a policy asks for fits into an ordinary week. */
public sealed interface Capacity {
    /**
     * It fits.
     *
     * @param morePpvs that would fit besides
     */
    record Fits(int morePpvs) implements Capacity {}

    /**
     * It does not.
     *
     * @param clashing limits that together keep the messages from fitting; without any one of them, the others would not
     * @param mends for each limit that can mend it alone, the smallest change; empty if none can
     */
    record DoesNotFit(List<PolicyParameter<?>> clashing, List<Mend> mends) implements Capacity {}
}
