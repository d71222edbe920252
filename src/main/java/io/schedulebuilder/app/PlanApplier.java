package io.schedulebuilder.app;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.export.PlanFile;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.warehouse.CommitResult;
import io.schedulebuilder.warehouse.RecordedSchedule;
import io.schedulebuilder.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records a plan that was made before, exactly as it is, or refuses it as stale. */
public final class PlanApplier {
    private final Warehouse warehouse;
    private final Path rules;
    private final InstantSource clock;

    /** Applies plans to {@code warehouse} that were made with the rules in this folder. */
    public PlanApplier(Warehouse warehouse, Path rules, InstantSource clock) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Records the plan: recommendation, locks and log, or nothing but a log row with the error.
     *
     * @param asOf the moment of recording; empty: now, or midnight of the start when the whole week is past
     * @return Committed or AlreadyCommitted
     * @throws InputException if the plan or the rules cannot be used
     * @throws FailureException if the plan is stale: rules changed, a caption is taken, a schedule exists, or the first
     *     send is past
     */
    public CommitResult apply(PlanFile plan, Optional<AsOf> asOf) {
        Steps steps = new Steps(step -> {});
        RunLog log = new RunLog(warehouse, new PageName(plan.pageName()), steps, clock.instant());
        return log.logFailure(() -> {
            refuseEdited(plan);
            refuseOtherRules(plan);
            refusePastSends(plan, AsOf.resolve(asOf, Commitments.horizon(plan), clock));
            CommitResult result = steps.time(
                    "commit",
                    () -> warehouse.commit(Commitments.of(plan, sent(plan), clock.instant(), log.success(plan))));
            if (result instanceof CommitResult.CaptionsTaken taken) {
                throw stale(plan, Refusals.taken(taken));
            }
            if (result instanceof CommitResult.AlreadyScheduled scheduled) {
                throw stale(plan, Refusals.scheduled(scheduled));
            }
            if (result instanceof CommitResult.ScheduledNearby nearby) {
                throw stale(plan, Refusals.nearby(nearby));
            }
            return result;
        });
    }

    private Set<String> sent(PlanFile plan) {
        List<RecordedSchedule> replaced = plan.replaces().stream()
                .flatMap(id -> warehouse.schedule(new ScheduleId(id)).stream())
                .toList();
        return Neighbours.sentTexts(replaced, Instant.parse(plan.asOf()));
    }

    /** A plan that scores what it says was not moved by hand past a gap or into the night. */
    private static void refuseEdited(PlanFile plan) {
        PlanExplainer.of(plan, "plan " + plan.scheduleId());
    }

    private void refuseOtherRules(PlanFile plan) {
        if (!plan.run().rulesSha256().equals(PolicyEngine.load(rules).sha256())) {
            throw stale(plan, "the rules in " + rules + " have changed since it was made");
        }
    }

    private static void refusePastSends(PlanFile plan, Instant moment) {
        for (PlanFile.Message message : plan.messages()) {
            if (!message.sent() && Neighbours.slot(plan, message).instant().isBefore(moment)) {
                throw stale(plan, "its send of " + message.scheduledSendTime() + " is past");
            }
        }
    }

    private static FailureException stale(PlanFile plan, String why) {
        return new FailureException("plan " + plan.scheduleId() + " is stale: " + why + ". Run plan again.");
    }
}
