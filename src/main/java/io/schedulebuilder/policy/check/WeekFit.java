package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Policy;
import java.util.List;

/** Checks whether the week of a policy can be scheduled. */
public interface WeekFit {
    /** Why the week does not fit, one sentence per reason, with the smallest change that helps; empty if it fits. */
    List<String> problems(Policy policy);
}
