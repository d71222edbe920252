package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Policy;
import java.util.List;

/** Tells whether the week that a policy asks for can be scheduled. */
public interface WeekFit {
    /** What stands against it, one sentence each with the smallest change that mends it; empty if the week fits. */
    List<String> problems(Policy policy);
}
