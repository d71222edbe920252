package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.PolicyParameter;
import java.util.List;

/**
 * Why a policy's messages do not fit into an ordinary week.
 *
 * @param clashing limits that together keep the messages from fitting; if any one of them is lifted, the messages fit
 * @param mends the smallest change for each limit whose change alone is enough; empty if there is no such limit
 */
public record DoesNotFit(List<PolicyParameter<?>> clashing, List<Mend> mends) {}
