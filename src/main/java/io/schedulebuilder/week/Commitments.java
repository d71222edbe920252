package io.schedulebuilder.week;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.RunRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** Turns a plan into what the warehouse writes. */
public final class Commitments {
    private Commitments() {}

    /**
     * Creates the commitment of a plan.
     *
     * @param sent keys of the texts that replaced schedules sent before as-of
     */
    public static Commitment of(Plan plan, Set<String> sent, Instant now, RunRecord run) {
        return new Commitment(
                plan.scheduleId(),
                new Page(plan.pageName(), plan.timeZone()),
                plan.horizon(),
                PlanJson.write(plan),
                plan.saturationZone(),
                plan.messages().stream()
                        .map(message -> new Commitment.Lock(
                                message.captionId(),
                                message.captionText(),
                                message.priceTier(),
                                message.scheduledSendTime().local(),
                                message.sent(),
                                promise(plan, message)))
                        .toList(),
                new Replacement(Set.copyOf(plan.replaces()), sent),
                Set.copyOf(plan.plannedAround()),
                now,
                run);
    }

    private static Commitment.Promise promise(Plan plan, Plan.Message message) {
        return new Commitment.Promise(
                plan.slot(message).instant(),
                plan.promise().map(known -> message.expectedRevenue()),
                plan.analysis().promises().map(Plan.Promises::factor).orElse(BigDecimal.ONE),
                message.propensity(),
                message.propensityError(),
                message.explored());
    }
}
