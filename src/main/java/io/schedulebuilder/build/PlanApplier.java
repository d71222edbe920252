package io.schedulebuilder.build;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.Commitments;
import io.schedulebuilder.week.MixedFiles;
import io.schedulebuilder.week.NeighborSchedules;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.RescoredPlan;
import io.schedulebuilder.week.RunLog;
import io.schedulebuilder.week.StepTimer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Records a plan exactly as it was made, or refuses it as stale.
 *
 * @param rules the folder of the rules that the plans were made with
 */
public record PlanApplier(Warehouse warehouse, Path rules, InstantSource clock) {
    /**
     * Records the plan with its recommendation, locks and log. On failure, writes only a log row with the error.
     *
     * @param csv the plan's file with the CSV next to it, if there is one: people send from the CSV
     * @param asOf when the plan is recorded; empty means now, or midnight of the start if the whole week is past
     * @return Committed or AlreadyCommitted
     * @throws InputException if the plan or the rules cannot be used
     * @throws FailureException if the plan is stale: the rules changed, a caption is taken or has another text, a
     *     schedule exists, other messages were sent than the plan says, or a send time has passed
     */
    public CommitResult apply(Plan plan, Optional<FilePair> csv, Optional<AsOf> asOf) {
        StepTimer stepTimer = new StepTimer(step -> {});
        RunLog log = new RunLog(warehouse, plan.pageName(), stepTimer, clock.instant());
        return log.logFailure(() -> {
            refuseEdited(plan);
            csv.ifPresent(pair -> refuseOtherCsv(plan, pair));
            refuseOtherRules(plan);
            Instant moment = AsOf.resolve(asOf, plan.horizon(), clock);
            refusePastSends(plan, moment);
            List<Plan> replaced = NeighborSchedules.replaced(plan, warehouse);
            refuseOtherSent(plan, replaced, moment);
            refuseOtherTexts(plan);
            CommitResult result = stepTimer.time(
                    "commit",
                    () -> warehouse.commit(Commitments.of(
                            plan,
                            NeighborSchedules.sentTexts(replaced, plan.asOf()),
                            clock.instant(),
                            log.success(plan))));
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

    /** Refuses a plan that was edited, or whose content does not give the score that it states. */
    private static void refuseEdited(Plan plan) {
        String name = "plan " + plan.scheduleId();
        if (plan.planSha256().isEmpty()) {
            throw new InputException(name
                    + ": has no plan_sha256. It was edited, or an older version wrote it. You can explain it, but not "
                    + "apply it. Run plan again.");
        }
        List<String> edits = plan.edits();
        if (!edits.isEmpty()) {
            throw new InputException(edits.stream()
                    .map(edit -> name + ": " + edit + " after it was planned. Undo the change, or run plan again.")
                    .toList());
        }
        RescoredPlan.of(plan, name);
    }

    private void refuseOtherCsv(Plan plan, FilePair pair) {
        MixedFiles.of(pair, Optional.of(warehouse)).ifPresent(mixed -> {
            throw new InputException(mixed.toString());
        });
        List<String> differences = pair.differences(plan);
        if (!differences.isEmpty()) {
            String todo = ". Remove the CSV, apply the plan, and write it again with `schedule-builder runs show "
                    + ShellWords.quoted(plan.scheduleId().value()) + " --output "
                    + ShellWords.quoted(pair.csv().toString()) + "`.";
            throw new InputException(
                    differences.stream().map(difference -> difference + todo).toList());
        }
    }

    /**
     * Refuses the plan unless its sent messages are exactly those that the replaced schedules have sent, at the same
     * times.
     */
    private static void refuseOtherSent(Plan plan, List<Plan> replaced, Instant moment) {
        Instant asOf = plan.asOf();
        Map<CaptionId, LocalDateTime> recorded = new HashMap<>();
        NeighborSchedules.held(replaced, plan.horizon(), moment.isBefore(asOf) ? asOf : moment, false)
                .forEach(message -> recorded.put(
                        message.caption().id(), message.sentAt().orElseThrow().local()));
        for (Plan.Message message : plan.messages()) {
            LocalDateTime sent = recorded.remove(message.captionId());
            if (message.sent() && sent == null) {
                throw stale(
                        plan,
                        "it marks caption " + message.captionId() + " as sent at " + message.scheduledSendTime()
                                + ", but no schedule that it replaces sent it");
            }
            if (sent != null
                    && !(message.sent()
                            && sent.equals(message.scheduledSendTime().local()))) {
                throw stale(
                        plan,
                        "caption " + message.captionId() + " was sent at " + sent + " by a schedule that it replaces");
            }
        }
        if (!recorded.isEmpty()) {
            throw stale(
                    plan,
                    "a schedule that it replaces has since sent captions that are not in the plan: "
                            + recorded.keySet().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void refuseOtherTexts(Plan plan) {
        List<Plan.Message> unsent =
                plan.messages().stream().filter(message -> !message.sent()).toList();
        Map<CaptionId, Caption> bank;
        try (Snapshot snapshot = warehouse.read()) {
            bank = snapshot.captions(
                    unsent.stream().map(Plan.Message::captionId).toList());
        }
        for (Plan.Message message : unsent) {
            Optional<Caption> caption = Optional.ofNullable(bank.get(message.captionId()));
            if (caption.isEmpty()) {
                throw stale(plan, "caption " + message.captionId() + " is no longer in the caption bank");
            }
            if (!caption.get().text().equals(message.captionText())) {
                throw stale(plan, "caption " + message.captionId() + " now has a different text in the caption bank");
            }
        }
    }

    private void refuseOtherRules(Plan plan) {
        if (!plan.run().rulesSha256().equals(RuleBook.read(rules).sha256())) {
            throw stale(plan, "the rules in " + rules + " have changed since the plan was made");
        }
    }

    private static void refusePastSends(Plan plan, Instant moment) {
        for (Plan.Message message : plan.messages()) {
            if (!message.sent() && plan.slot(message).instant().isBefore(moment)) {
                throw stale(plan, "its send of " + message.scheduledSendTime() + " is past");
            }
        }
    }

    private static FailureException stale(Plan plan, String why) {
        return new FailureException("plan " + plan.scheduleId() + " is stale: " + why + ". Run plan again.");
    }
}
