package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Checks that the parts of a plan, each valid by itself, agree with each other.
 *
 * <p>Long because it checks every part of a plan against the others.
 */
record PlanConsistency(Plan plan, PlanFaults faults) {
    /**
     * The instant of a local time depends on the zone that the page had when it was sent. No two zones differ by more.
     */
    private static final Duration FARTHEST_ZONE = Duration.ofHours(26);

    /**
     * Checks that each message has a send time that exists and a caption of its own. Without that, a plan cannot even
     * be shown.
     */
    void checkMessages() {
        Map<CaptionId, String> where = new HashMap<>();
        each("messages", plan.messages(), (path, message) -> {
            faults.addIf(
                    TimeSlot.at(message.scheduledSendTime().local(), plan.timeZone())
                            .isEmpty(),
                    path + ".scheduled_send_time",
                    message.scheduledSendTime() + " does not exist in " + plan.timeZone()
                            + ": the clock skips it when daylight saving time starts");
            once(where, message.captionId(), path);
        });
        each("unplaced", plan.unplaced(), (path, left) -> left.captionId().ifPresent(id -> once(where, id, path)));
    }

    private static <T> void each(String list, List<T> items, BiConsumer<String, T> check) {
        for (int i = 0; i < items.size(); i++) {
            check.accept(PlanFaults.item(list, i), items.get(i));
        }
    }

    private void once(Map<CaptionId, String> where, CaptionId caption, String path) {
        String before = where.putIfAbsent(caption, path);
        faults.addIf(before != null, path + ".caption_id", "caption " + caption + " is that of " + before + " already");
    }

    /** Checks that all parts describe the same week. */
    void checkParts() {
        checkHead();
        checkPolicy();
        plan.asked().ifPresent(this::checkAsked);
        plan.priceMixUsed().ifPresent(new MixConsistency(plan, faults)::check);
        checkScore();
        each("messages", plan.messages(), this::checkMessage);
        each("unplaced", plan.unplaced(), this::checkUnplaced);
        checkCounts();
        checkSubstitutions();
        plan.problem().ifPresent(this::checkProblem);
    }

    private void checkHead() {
        String id = plan.scheduleId().value();
        String stem = plan.pageName() + "-" + plan.startDate() + "-";
        if (!id.startsWith(stem) || !id.substring(stem.length()).matches("[0-9a-f]{8}")) {
            faults.add(
                    "schedule_id", "\"" + id + "\" is not of page \"" + plan.pageName() + "\" and " + plan.startDate());
        }
        same("tier", "account_tier", plan.accountTier().name());
        same("zone", "saturation_zone", plan.saturationZone().name());
        same("segment", "behavioral_segment", plan.behavioralSegment().name());
        same("strategy", "account_tier", plan.accountTier().strategy());
        faults.addIf(
                plan.planSha256().isEmpty() && plan.digests().isPresent(),
                "digests",
                "are there without plan_sha256, which was removed");
        others("replaces", plan.replaces());
        others("planned_around", plan.plannedAround());
        hash("run.solver_config_sha256", plan.run().solverConfigSha256());
        hash("run.rules_sha256", plan.run().rulesSha256());
        hash("run.inputs_sha256", plan.run().inputsSha256());
    }

    private void same(String key, String other, String expected) {
        String value = plan.policy().text(key);
        faults.addIf(
                !value.equals(expected),
                "policy." + key,
                value + " does not go with " + other + ", which asks for " + expected);
    }

    private void others(String list, List<ScheduleId> ids) {
        Set<ScheduleId> seen = new HashSet<>(Set.of(plan.scheduleId()));
        each(list, ids, (path, id) -> {
            faults.addIf(!seen.add(id), path, id + " is this schedule itself, or occurs twice");
        });
    }

    private void hash(String path, String value) {
        faults.addIf(value.length() != 64, path, "has " + value.length() + " hex digits of 64");
    }

    private void checkPolicy() {
        PolicyView policy = plan.policy();
        String start = policy.text("active_hours.start");
        String end = policy.text("active_hours.end");
        faults.addIf(
                start.compareTo(end) >= 0,
                "policy.active_hours",
                "they end at " + end + ", not after their start at " + start);
        for (Plan.ConstraintScore line : plan.score().constraints()) {
            faults.addIf(
                    line.name().level() != Level.HARD
                            && policy.weight(line.name()).isEmpty(),
                    "policy.weights",
                    "\"" + line.name().words() + "\" has no weight");
        }
        PolicyValue.ALL.stream()
                .filter(value -> value.kind() == PolicyValue.Kind.HOURS)
                .forEach(value -> checkPeaks("policy." + value.name(), (List<?>)
                        Objects.requireNonNull(policy.values().get(value.name()))));
        checkMix(policy.priceMix());
        policy.priceMixBounds()
                .flatMap(PriceMixBounds::fault)
                .ifPresent(fault -> faults.add("policy.price_mix_bounds", "cannot be met: " + fault));
    }

    private void checkPeaks(String path, List<?> hours) {
        for (int i = 1; i < hours.size(); i++) {
            faults.addIf(
                    (Integer) hours.get(i) <= (Integer) hours.get(i - 1),
                    PlanFaults.item(path, i),
                    "hour " + hours.get(i) + " does not come after " + hours.get(i - 1));
        }
    }

    private void checkMix(Map<PriceTier, Integer> mix) {
        int asked = plan.policy().weeklyPpvs();
        if (lacksTier("policy.price_mix", "count", mix)) {
            return;
        }
        int sum = mix.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != asked) {
            faults.add("policy.price_mix", "adds up to " + Counted.of(sum, "PPV") + ", policy.weekly_ppvs is " + asked);
            return;
        }
        plan.problem().flatMap(this::shares).ifPresent(shares -> shares.counts(asked)
                .forEach((tier, count) -> {
                    faults.addIf(
                            !count.equals(mix.get(tier)),
                            "policy.price_mix." + tier.label(),
                            mix.get(tier) + " is not the share in problem.price_mix_shares, which gives " + count);
                }));
    }

    private boolean lacksTier(String path, String what, Map<PriceTier, ?> byTier) {
        Optional<PriceTier> missing = PriceTier.PAID.stream()
                .filter(tier -> !byTier.containsKey(tier))
                .findFirst();
        missing.ifPresent(tier -> faults.add(path, "has no " + what + " of " + tier.label()));
        return missing.isPresent();
    }

    /** The shares, if they add up to 1. */
    private Optional<PriceMix> shares(Plan.Problem problem) {
        Map<PriceTier, BigDecimal> shares = problem.priceMixShares();
        if (lacksTier("problem.price_mix_shares", "share", shares)) {
            return Optional.empty();
        }
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            faults.add(
                    "problem.price_mix_shares",
                    "adds up to " + sum.stripTrailingZeros().toPlainString() + ", not 1");
            return Optional.empty();
        }
        return Optional.of(PlanProblem.mix(problem));
    }

    private void checkAsked(List<Plan.Asked> asked) {
        faults.addIf(
                asked.size() != plan.weeks(),
                "asked",
                "tells of " + Counted.of(asked.size(), "week") + " of " + plan.weeks());
        for (int i = 0; i < asked.size(); i++) {
            String path = PlanFaults.item("asked", i);
            int week = asked.get(i).week();
            if (week != i + 1) {
                faults.add(path + ".week", week + " is not " + (i + 1));
                continue;
            }
            each(path + ".holidays", asked.get(i).holidays(), (at, holiday) -> {
                LocalDate day = holiday.day();
                faults.addIf(
                        day.isBefore(plan.horizon().firstDay(week))
                                || !day.isBefore(plan.horizon().firstDay(week + 1)),
                        at + ".day",
                        day + " is not in week " + week);
            });
        }
    }

    private void checkScore() {
        Map<Level, Long> sums = new HashMap<>();
        Set<PlanningConstraint> seen = EnumSet.noneOf(PlanningConstraint.class);
        each("score.constraints", plan.score().constraints(), (path, line) -> {
            PlanningConstraint constraint = line.name();
            String words = "\"" + constraint.words() + "\"";
            faults.addIf(!seen.add(constraint), path + ".name", words + " comes twice");
            faults.addIf(
                    line.level() != constraint.level(),
                    path + ".level",
                    words + " is " + Spelling.text(constraint.level()) + ", not " + Spelling.text(line.level()));
            int weight = constraint.level() == Level.HARD
                    ? 1
                    : plan.policy().weight(constraint).orElse(line.weight());
            faults.addIf(
                    line.weight() != weight,
                    path + ".weight",
                    line.weight() + " is not what policy.weights has, " + weight);
            sums.merge(constraint.level(), line.score(), Long::sum);
        });
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            faults.addIf(
                    !seen.contains(constraint) && !plan.mayOmit(constraint),
                    "score.constraints",
                    "lacks \"" + constraint.words() + "\"");
        }
        ScoreLevels score = plan.score().levels();
        faults.addIf(
                Stream.of(Level.values()).anyMatch(level -> sums.getOrDefault(level, 0L) != score.at(level)),
                "score",
                "its lines do not add up to " + score.words());
    }

    private void checkMessage(String path, Plan.Message message) {
        LocalDateTime time = message.scheduledSendTime().local();
        LocalDate date = time.toLocalDate();
        faults.addIf(
                !plan.horizon().contains(date),
                path + ".scheduled_send_time",
                "its message of " + new Minute(time) + " is outside the week");
        faults.addIf(
                message.dayOfWeek() != date.getDayOfWeek(),
                path + ".day_of_week",
                date + " is a " + Spelling.text(date.getDayOfWeek()) + ", not a " + Spelling.text(message.dayOfWeek()));
        typeAndTier(path, message.messageType(), message.priceTier());
        faults.addIf(
                message.sent() && !plan.slot(message).instant().isBefore(plan.asOf()),
                path + ".sent",
                "it is sent at " + message.scheduledSendTime() + ", not before as_of");
    }

    private void typeAndTier(String path, MessageType type, PriceTier tier) {
        faults.addIf(
                tier.messageType() != type, path + ".price_tier", "a " + type.label() + " cannot be " + tier.label());
    }

    private void checkUnplaced(String path, Plan.Unplaced unplaced) {
        unplaced.caption()
                .ifPresent(caption -> typeAndTier(path + ".caption", unplaced.messageType(), caption.priceTier()));
        faults.addIf(
                unplaced.caption().isPresent() && unplaced.captionId().isEmpty(),
                path + ".caption",
                "has no caption_id");
        if (plan.problem().isPresent() && unplaced.caption().isEmpty()) {
            unplaced.captionId().ifPresent(id -> faults.add(path + ".caption_id", "caption " + id + " has no caption"));
        }
    }

    private void checkCounts() {
        for (MessageType type : MessageType.values()) {
            long ofPolicy = type == MessageType.PPV
                    ? plan.policy().weeklyPpvs()
                    : plan.policy().weeklyBumps();
            long asked = plan.asked()
                    .map(weeks ->
                            weeks.stream().mapToLong(week -> week.count(type)).sum())
                    .orElse(plan.weeks() * ofPolicy);
            long planned = plan.count(type)
                    + plan.unplaced().stream()
                            .filter(left -> left.messageType() == type)
                            .count();
            faults.addIf(
                    planned != asked,
                    "messages",
                    "with the unplaced ones there are " + planned + " of type " + type.label()
                            + ", but the policy asks for " + asked);
        }
    }

    private void checkSubstitutions() {
        Map<CaptionId, Optional<PriceTier>> tiers = new HashMap<>();
        plan.messages().forEach(message -> tiers.put(message.captionId(), Optional.of(message.priceTier())));
        plan.unplaced().forEach(left -> left.captionId()
                .ifPresent(id -> tiers.put(id, left.caption().map(Plan.UnplacedCaption::priceTier))));
        each("substitutions", plan.substitutions(), (path, substitution) -> {
            Optional<PriceTier> tier = tiers.getOrDefault(substitution.captionId(), Optional.empty());
            faults.addIf(
                    !tiers.containsKey(substitution.captionId()),
                    path + ".caption_id",
                    neither(substitution.captionId()));
            tier.filter(own -> own != substitution.used())
                    .ifPresent(own -> faults.add(
                            path + ".used",
                            substitution.used().label() + " is not the caption's price tier, " + own.label()));
        });
    }

    private static String neither(CaptionId caption) {
        return "caption " + caption + " is neither planned nor unplaced";
    }

    private void checkProblem(Plan.Problem problem) {
        faults.addIf(
                problem.coolingFrom().isAfter(plan.horizon().start()),
                "problem.cooling_from",
                problem.coolingFrom() + " is after start_date");
        Plan.HourFactors hours = problem.hours();
        day("problem.hours.weekday", hours.weekday());
        day("problem.hours.weekday_own_share", hours.weekdayOwnShare());
        day("problem.hours.weekend", hours.weekend());
        day("problem.hours.weekend_own_share", hours.weekendOwnShare());
        Map<CaptionId, Plan.Message> planned = new HashMap<>();
        plan.messages().forEach(message -> planned.put(message.captionId(), message));
        Map<CaptionId, String> leftOut = new HashMap<>();
        each("unplaced", plan.unplaced(), (path, left) -> left.captionId().ifPresent(id -> leftOut.put(id, path)));
        Map<CaptionId, String> posed = new HashMap<>();
        each("problem.messages", problem.messages(), (path, message) -> {
            once(posed, message.captionId(), path);
            faults.addIf(
                    !planned.containsKey(message.captionId()) && !leftOut.containsKey(message.captionId()),
                    path + ".caption_id",
                    neither(message.captionId()));
            checkPosed(path, message, Optional.ofNullable(planned.get(message.captionId())));
        });
        each("messages", plan.messages(), (path, message) -> requirePosed(posed, message.captionId(), path));
        leftOut.forEach((caption, path) -> requirePosed(posed, caption, path));
    }

    private void requirePosed(Map<CaptionId, String> posed, CaptionId caption, String path) {
        faults.addIf(
                !posed.containsKey(caption),
                path + ".caption_id",
                "caption " + caption + " is not among problem.messages");
    }

    private void day(String path, List<Double> hours) {
        faults.addIf(hours.size() != 24, path, "has " + Counted.of(hours.size(), "hour") + " of 24");
    }

    private void checkPosed(String path, Plan.ProblemMessage message, Optional<Plan.Message> planned) {
        message.week()
                .filter(week -> week < 1 || week > plan.weeks())
                .ifPresent(week -> faults.add(path + ".week", "it belongs to week " + week + " of " + plan.weeks()));
        message.sentAt().ifPresent(moment -> checkMoment(path + ".sent_at", moment));
        message.keptAt().ifPresent(moment -> checkMoment(path + ".kept_at", moment));
        planned.ifPresent(there -> {
            faults.addIf(
                    message.askedTier().messageType() != there.priceTier().messageType(),
                    path + ".asked_tier",
                    message.askedTier().label() + " is not asked of a "
                            + there.messageType().label());
            faults.addIf(
                    there.sent() != message.sentAt().isPresent(),
                    path + ".sent_at",
                    "caption " + message.captionId() + " is" + (there.sent() ? "" : " not")
                            + " marked as sent among the messages");
            message.sentAt()
                    .filter(sent ->
                            !sent.local().equals(there.scheduledSendTime().local()))
                    .ifPresent(sent -> faults.add(
                            path + ".sent_at.local",
                            sent.local() + " is not " + there.scheduledSendTime() + ", when the message is sent"));
        });
        faults.addIf(
                planned.isEmpty() && message.sentAt().isPresent(),
                path + ".sent_at",
                "caption " + message.captionId() + " was sent and is not among the messages");
    }

    private void checkMoment(String path, TimeSlot moment) {
        faults.addIf(
                !plan.horizon().contains(moment.local().toLocalDate()),
                path + ".local",
                moment.local() + " is outside the week");
        Duration off = Duration.between(moment.local().atZone(plan.timeZone()).toInstant(), moment.instant());
        faults.addIf(
                off.abs().compareTo(FARTHEST_ZONE) > 0,
                path + ".instant",
                moment.instant() + " is not " + moment.local() + " anywhere");
    }
}
