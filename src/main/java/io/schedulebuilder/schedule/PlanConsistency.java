package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the parts of a plan, each right by itself, agree with each other. */
final class PlanConsistency {
    /** The instant of a local time depends on the zone that the page had when it was sent; no zone is further off. */
    private static final Duration FARTHEST_ZONE = Duration.ofHours(26);

    private static final Pattern STEP = Pattern.compile("([^.\\[]+)|\\[(\\d+)]");

    private final PlanFile plan;
    private final JsonValue.Members text;
    private final PlanFaults faults;
    private final ZoneId zone;
    private final Horizon horizon;

    /** @param text that the plan was read from, which knows its lines */
    PlanConsistency(PlanFile plan, JsonValue.Members text, PlanFaults faults) {
        this.plan = plan;
        this.text = text;
        this.faults = faults;
        this.zone = ZoneId.of(plan.timeZone());
        this.horizon = new Horizon(LocalDate.parse(plan.startDate()), plan.weeks(), zone);
    }

    /** That each message can be sent when it says, and is known by its caption: without that, a plan cannot even be shown. */
    void checkMessages() {
        Map<Long, String> where = new HashMap<>();
        for (int i = 0; i < plan.messages().size(); i++) {
            PlanFile.Message message = plan.messages().get(i);
            String path = PlanFaults.item("messages", i);
            if (TimeSlot.at(time(message), zone).isEmpty()) {
                fault(
                        path + ".scheduled_send_time",
                        message.scheduledSendTime() + " does not exist in " + zone + ": the clock jumps over it");
            }
            once(where, message.captionId(), path);
        }
        for (int i = 0; i < plan.unplaced().size(); i++) {
            String path = PlanFaults.item("unplaced", i);
            plan.unplaced().get(i).captionId().ifPresent(id -> once(where, id, path));
        }
    }

    private void once(Map<Long, String> where, long caption, String path) {
        String before = where.putIfAbsent(caption, path);
        if (before != null) {
            fault(path + ".caption_id", "caption " + caption + " is that of " + before + " already");
        }
    }

    /** That all parts tell of one week. */
    void checkParts() {
        checkHead();
        checkPolicy();
        checkAsked();
        checkScore();
        for (int i = 0; i < plan.messages().size(); i++) {
            checkMessage(PlanFaults.item("messages", i), plan.messages().get(i));
        }
        for (int i = 0; i < plan.unplaced().size(); i++) {
            checkUnplaced(PlanFaults.item("unplaced", i), plan.unplaced().get(i));
        }
        checkCounts();
        checkSubstitutions();
        plan.problem().ifPresent(this::checkProblem);
    }

    private void checkHead() {
        String id = plan.scheduleId();
        String stem = plan.pageName() + "-" + plan.startDate() + "-";
        if (!id.startsWith(stem) || !id.substring(stem.length()).matches("[0-9a-f]{8}")) {
            fault("schedule_id", "\"" + id + "\" is not of page \"" + plan.pageName() + "\" and " + plan.startDate());
        }
        same("policy.tier", plan.policy().tier(), "account_tier", plan.accountTier());
        same("policy.zone", plan.policy().zone(), "saturation_zone", plan.saturationZone());
        same("policy.segment", plan.policy().segment(), "behavioral_segment", plan.behavioralSegment());
        same(
                "policy.strategy",
                plan.policy().strategy(),
                "account_tier",
                AccountTier.valueOf(plan.accountTier()).strategy());
        if (plan.planSha256().isEmpty() && plan.digests().isPresent()) {
            fault("digests", "are there without plan_sha256, which was removed");
        }
        others("replaces", plan.replaces());
        others("planned_around", plan.plannedAround());
        hash("run.solver_config_sha256", plan.run().solverConfigSha256());
        hash("run.rules_sha256", plan.run().rulesSha256());
        hash("run.inputs_sha256", plan.run().inputsSha256());
    }

    private void same(String path, String value, String other, String expected) {
        if (!value.equals(expected)) {
            fault(path, value + " does not go with " + other + ", which asks for " + expected);
        }
    }

    private void others(String path, List<String> ids) {
        Set<String> seen = new HashSet<>(Set.of(plan.scheduleId()));
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                fault(PlanFaults.item(path, i), ids.get(i) + " is this schedule itself, or comes twice");
            }
        }
    }

    private void hash(String path, String value) {
        if (value.length() != 64) {
            fault(path, "has " + value.length() + " hex digits of 64");
        }
    }

    private void checkPolicy() {
        PlanFile.PolicyView policy = plan.policy();
        if (policy.activeHours().start().compareTo(policy.activeHours().end()) >= 0) {
            fault(
                    "policy.active_hours",
                    "they end at " + policy.activeHours().end() + ", before they begin at "
                            + policy.activeHours().start());
        }
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            if (!policy.weights().containsKey(constraint.words())) {
                fault("policy.weights", "\"" + constraint.words() + "\" has no weight");
            }
        }
        checkPeaks("policy.peak_hours.weekday", policy.peakHours().weekday());
        checkPeaks("policy.peak_hours.weekend", policy.peakHours().weekend());
        checkMix(policy);
    }

    private void checkPeaks(String path, List<Integer> hours) {
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i) <= hours.get(i - 1)) {
                fault(PlanFaults.item(path, i), "hour " + hours.get(i) + " does not come after " + hours.get(i - 1));
            }
        }
    }

    private void checkMix(PlanFile.PolicyView policy) {
        Map<String, Integer> mix = policy.priceMix();
        int sum = 0;
        for (PriceTier tier : PriceTier.PAID) {
            Integer count = mix.get(tier.label());
            if (count == null) {
                fault("policy.price_mix", "has no count of " + tier.label());
                return;
            }
            sum += count;
        }
        if (sum != policy.weeklyPpvs()) {
            fault(
                    "policy.price_mix",
                    "adds up to " + Counted.of(sum, "PPV") + ", policy.weekly_ppvs is " + policy.weeklyPpvs());
            return;
        }
        plan.problem().map(PlanFile.Problem::priceMixShares).ifPresent(shares -> {
            Optional<PriceMix> exact = mix(shares);
            if (exact.isPresent()) {
                exact.get().counts(policy.weeklyPpvs()).forEach((tier, count) -> {
                    if (!count.equals(mix.get(tier.label()))) {
                        fault(
                                "policy.price_mix." + tier.label(),
                                mix.get(tier.label()) + " is not the share in problem.price_mix_shares, which gives "
                                        + count);
                    }
                });
            }
        });
    }

    /** The shares, if they are a whole. */
    private Optional<PriceMix> mix(Map<String, BigDecimal> shares) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PriceTier tier : PriceTier.PAID) {
            BigDecimal share = shares.get(tier.label());
            if (share == null) {
                fault("problem.price_mix_shares", "has no share of " + tier.label());
                return Optional.empty();
            }
            sum = sum.add(share);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            fault(
                    "problem.price_mix_shares",
                    "adds up to " + sum.stripTrailingZeros().toPlainString() + ", not 1");
            return Optional.empty();
        }
        return Optional.of(new PriceMix(
                shares.getOrDefault(PriceTier.BUDGET.label(), BigDecimal.ZERO),
                shares.getOrDefault(PriceTier.MID.label(), BigDecimal.ZERO),
                shares.getOrDefault(PriceTier.PREMIUM.label(), BigDecimal.ZERO)));
    }

    private void checkAsked() {
        plan.asked().ifPresent(asked -> {
            if (asked.size() != plan.weeks()) {
                fault("asked", "tells of " + Counted.of(asked.size(), "week") + " of " + plan.weeks());
            }
            for (int i = 0; i < asked.size(); i++) {
                String path = PlanFaults.item("asked", i);
                int week = asked.get(i).week();
                if (week != i + 1) {
                    fault(path + ".week", week + " is not " + (i + 1));
                    continue;
                }
                List<PlanFile.HolidayFactor> holidays = asked.get(i).holidays();
                for (int holiday = 0; holiday < holidays.size(); holiday++) {
                    LocalDate day = LocalDate.parse(holidays.get(holiday).day());
                    if (day.isBefore(horizon.firstDay(week)) || !day.isBefore(horizon.firstDay(week + 1))) {
                        fault(PlanFaults.item(path + ".holidays", holiday) + ".day", day + " is not in week " + week);
                    }
                }
            }
        });
    }

    private void checkScore() {
        PlanFile.Score score = plan.score();
        Map<PlanningConstraint.Level, Long> sums = new HashMap<>();
        Set<PlanningConstraint> seen = new HashSet<>();
        for (int i = 0; i < score.constraints().size(); i++) {
            PlanFile.ConstraintScore line = score.constraints().get(i);
            String path = PlanFaults.item("score.constraints", i);
            PlanningConstraint constraint =
                    PlanningConstraint.named(line.name()).orElseThrow(); // its shape was checked
            if (!seen.add(constraint)) {
                fault(path + ".name", "\"" + line.name() + "\" comes twice");
            }
            String level = constraint.level().name().toLowerCase(Locale.ROOT);
            if (!line.level().equals(level)) {
                fault(path + ".level", "\"" + line.name() + "\" is " + level + ", not " + line.level());
            }
            int weight = constraint.level() == PlanningConstraint.Level.HARD
                    ? 1
                    : plan.policy().weights().getOrDefault(line.name(), line.weight());
            if (line.weight() != weight) {
                fault(path + ".weight", line.weight() + " is not what policy.weights has, " + weight);
            }
            sums.merge(constraint.level(), line.score(), Long::sum);
        }
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            if (!seen.contains(constraint) && (constraint != PlanningConstraint.OWN_WEEK || plan.weeks() > 1)) {
                fault("score.constraints", "say nothing of \"" + constraint.words() + "\"");
            }
        }
        if (sums.getOrDefault(PlanningConstraint.Level.HARD, 0L) != score.hard()
                || sums.getOrDefault(PlanningConstraint.Level.MEDIUM, 0L) != score.medium()
                || sums.getOrDefault(PlanningConstraint.Level.SOFT, 0L) != score.soft()) {
            fault(
                    "score",
                    "its lines do not add up to " + score.hard() + "hard/" + score.medium() + "medium/" + score.soft()
                            + "soft");
        }
    }

    private void checkMessage(String path, PlanFile.Message message) {
        LocalDateTime time = time(message);
        if (!horizon.contains(time.toLocalDate())) {
            fault(
                    path + ".scheduled_send_time",
                    "its message of " + message.scheduledSendTime().substring(0, "yyyy-MM-dd HH:mm".length())
                            + " lies outside the week");
        }
        String day = PlanShape.dayName(time.getDayOfWeek());
        if (!message.dayOfWeek().equals(day)) {
            fault(path + ".day_of_week", time.toLocalDate() + " is a " + day + ", not a " + message.dayOfWeek());
        }
        typeAndTier(path, message.messageType(), message.priceTier());
        if (message.sent() && !slot(message).instant().isBefore(Instant.parse(plan.asOf()))) {
            fault(path + ".sent", "it is sent at " + message.scheduledSendTime() + ", not before as_of");
        }
    }

    private void typeAndTier(String path, String type, String tier) {
        MessageType asked = tier(tier).messageType();
        if (!asked.label().equals(type)) {
            fault(path + ".price_tier", "a " + type + " cannot be " + tier);
        }
    }

    private void checkUnplaced(String path, PlanFile.Unplaced unplaced) {
        unplaced.caption()
                .ifPresent(caption -> typeAndTier(path + ".caption", unplaced.messageType(), caption.priceTier()));
        if (unplaced.caption().isPresent() && unplaced.captionId().isEmpty()) {
            fault(path + ".caption", "has no caption_id");
        }
        if (plan.problem().isPresent()
                && unplaced.captionId().isPresent()
                && unplaced.caption().isEmpty()) {
            fault(path + ".caption_id", "caption " + unplaced.captionId().get() + " has no caption");
        }
    }

    private void checkCounts() {
        for (MessageType type : MessageType.values()) {
            boolean ppv = type == MessageType.PPV;
            long asked = plan.asked()
                    .map(weeks -> weeks.stream()
                            .mapToLong(week -> ppv ? week.weeklyPpvs() : week.weeklyBumps())
                            .sum())
                    .orElseGet(() -> (long) plan.weeks()
                            * (ppv ? plan.policy().weeklyPpvs() : plan.policy().weeklyBumps()));
            long planned = Stream.concat(
                            plan.messages().stream().map(PlanFile.Message::messageType),
                            plan.unplaced().stream().map(PlanFile.Unplaced::messageType))
                    .filter(type.label()::equals)
                    .count();
            if (planned != asked) {
                fault(
                        "messages",
                        "with those left out there are " + planned + " of type " + type.label() + ", asked are "
                                + asked);
            }
        }
    }

    private void checkSubstitutions() {
        Map<Long, String> tiers = new HashMap<>();
        plan.messages().forEach(message -> tiers.put(message.captionId(), message.priceTier()));
        plan.unplaced().forEach(left -> left.captionId()
                .ifPresent(id -> tiers.put(
                        id,
                        left.caption().map(PlanFile.UnplacedCaption::priceTier).orElse(""))));
        for (int i = 0; i < plan.substitutions().size(); i++) {
            PlanFile.Substitution substitution = plan.substitutions().get(i);
            String path = PlanFaults.item("substitutions", i);
            String tier = tiers.get(substitution.captionId());
            if (tier == null) {
                fault(path + ".caption_id", neither(substitution.captionId()));
            } else if (!tier.isEmpty() && !tier.equals(substitution.used())) {
                fault(path + ".used", substitution.used() + " is not the caption's price tier, " + tier);
            }
        }
    }

    private static String neither(long caption) {
        return "caption " + caption + " is neither planned nor left out";
    }

    private void checkProblem(PlanFile.Problem problem) {
        if (LocalDate.parse(problem.coolingFrom()).isAfter(horizon.start())) {
            fault("problem.cooling_from", problem.coolingFrom() + " is after start_date");
        }
        PlanFile.HourFactors hours = problem.hours();
        day("problem.hours.weekday", hours.weekday());
        day("problem.hours.weekday_own_share", hours.weekdayOwnShare());
        day("problem.hours.weekend", hours.weekend());
        day("problem.hours.weekend_own_share", hours.weekendOwnShare());
        Map<Long, PlanFile.Message> planned = new HashMap<>();
        plan.messages().forEach(message -> planned.put(message.captionId(), message));
        Map<Long, String> leftOut = new HashMap<>();
        for (int i = 0; i < plan.unplaced().size(); i++) {
            String path = PlanFaults.item("unplaced", i);
            plan.unplaced().get(i).captionId().ifPresent(id -> leftOut.put(id, path));
        }
        Map<Long, String> posed = new HashMap<>();
        for (int i = 0; i < problem.messages().size(); i++) {
            PlanFile.ProblemMessage message = problem.messages().get(i);
            String path = PlanFaults.item("problem.messages", i);
            once(posed, message.captionId(), path);
            if (!planned.containsKey(message.captionId()) && !leftOut.containsKey(message.captionId())) {
                fault(path + ".caption_id", neither(message.captionId()));
            }
            checkPosed(path, message, Optional.ofNullable(planned.get(message.captionId())));
        }
        for (int i = 0; i < plan.messages().size(); i++) {
            long caption = plan.messages().get(i).captionId();
            if (!posed.containsKey(caption)) {
                fault(
                        PlanFaults.item("messages", i) + ".caption_id",
                        "caption " + caption + " is not among problem.messages");
            }
        }
        leftOut.forEach((caption, path) -> {
            if (!posed.containsKey(caption)) {
                fault(path + ".caption_id", "caption " + caption + " is not among problem.messages");
            }
        });
    }

    private void day(String path, List<Double> hours) {
        if (hours.size() != 24) {
            fault(path, "has " + Counted.of(hours.size(), "hour") + " of 24");
        }
    }

    private void checkPosed(String path, PlanFile.ProblemMessage message, Optional<PlanFile.Message> planned) {
        message.week()
                .filter(week -> week < 1 || week > plan.weeks())
                .ifPresent(week -> fault(path + ".week", "it belongs to week " + week + " of " + plan.weeks()));
        message.sentAt().ifPresent(moment -> checkMoment(path + ".sent_at", moment));
        message.keptAt().ifPresent(moment -> checkMoment(path + ".kept_at", moment));
        planned.ifPresent(there -> {
            if ((tier(message.askedTier()) == PriceTier.BUMP) != (tier(there.priceTier()) == PriceTier.BUMP)) {
                fault(path + ".asked_tier", message.askedTier() + " is not asked of a " + there.messageType());
            }
            if (there.sent() != message.sentAt().isPresent()) {
                fault(
                        path + ".sent_at",
                        "caption " + message.captionId() + " is" + (there.sent() ? "" : " not")
                                + " marked as sent among the messages");
            }
            if (message.sentAt().isPresent()
                    && !LocalDateTime.parse(message.sentAt().get().local()).equals(time(there))) {
                fault(
                        path + ".sent_at.local",
                        message.sentAt().get().local() + " is not " + there.scheduledSendTime()
                                + ", when the message is sent");
            }
        });
        if (planned.isEmpty() && message.sentAt().isPresent()) {
            fault(path + ".sent_at", "caption " + message.captionId() + " was sent and is not among the messages");
        }
    }

    private void checkMoment(String path, PlanFile.Moment moment) {
        LocalDateTime local = LocalDateTime.parse(moment.local());
        if (!horizon.contains(local.toLocalDate())) {
            fault(path + ".local", moment.local() + " lies outside the week");
        }
        Duration off = Duration.between(local.atZone(zone).toInstant(), Instant.parse(moment.instant()));
        if (off.abs().compareTo(FARTHEST_ZONE) > 0) {
            fault(path + ".instant", moment.instant() + " is not " + moment.local() + " anywhere");
        }
    }

    private static PriceTier tier(String label) {
        return PriceTier.fromBank(label).orElseThrow(); // its shape was checked
    }

    private static LocalDateTime time(PlanFile.Message message) {
        return LocalDateTime.parse(message.scheduledSendTime(), PlanShape.SEND_TIME);
    }

    private TimeSlot slot(PlanFile.Message message) {
        return TimeSlot.at(time(message), zone).orElseThrow(); // checked before
    }

    private void fault(String path, String what) {
        faults.add(line(path), path, what);
    }

    /** The line of a value, or of what it would be in. */
    private int line(String path) {
        JsonValue at = text;
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            Optional<JsonValue> inside = inside(at, steps.group(1), steps.group(2));
            if (inside.isEmpty()) {
                break;
            }
            at = inside.get();
        }
        return at.line();
    }

    private static Optional<JsonValue> inside(JsonValue value, String key, String index) {
        if (value instanceof JsonValue.Members members && key != null) {
            return Optional.ofNullable(members.values().get(key));
        }
        if (value instanceof JsonValue.Items items && index != null) {
            return Optional.of(items.values().get(Integer.parseInt(index)));
        }
        return Optional.empty();
    }
}
