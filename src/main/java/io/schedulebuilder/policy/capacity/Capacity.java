package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.PolicyParameter;
import java.util.List;

/** Whether a policy's messages fit into an ordinary week. */
public sealed interface Capacity {
    /**
     * The messages fit.
     *
     * @param morePpvs the number of PPVs that would fit in addition
     */
    record Fits(int morePpvs) implements Capacity {}

    /**
     * The messages do not fit.
     *
     * @param clashing limits that together keep the messages from fitting; if any one of them is lifted, the messages
     *     fit
     * @param mends the smallest change for each limit whose change alone is enough; empty if there is no such limit
     */
    record DoesNotFit(List<PolicyParameter<?>> clashing, List<Mend> mends) implements Capacity {}
}
