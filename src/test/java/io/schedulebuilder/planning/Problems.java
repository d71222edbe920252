package io.schedulebuilder.planning;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PeakHours;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.TimeSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Problems to plan: the shipped limits, and whatever a test changes. */
final class Problems {
    static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);

    private static final PeakHours PEAKS =
            new PeakHours(new TreeSet<>(List.of(9, 13, 17, 19, 20)), new TreeSet<>(List.of(11, 14, 18, 21)), 1.25);

    private static final Map<PlanningConstraint, Integer> SHIPPED_WEIGHTS = readWeights();

    Horizon horizon = new Horizon(MONDAY, 1, LOS_ANGELES);
    Optional<Instant> asOf = Optional.empty();
    Optional<LocalDate> coolingFrom = Optional.empty();
    Duration ppvGap = Duration.ofMinutes(75);
    Duration messageGap = Duration.ofMinutes(30);
    int coolingDays = 0;
    int dailyCap = 25;
    int slotMinutes = 15;
    ActiveHours activeHours = new ActiveHours(8 * 60, 22 * 60);
    Map<PlanningConstraint, Integer> weights = shippedWeights();
    List<ChosenMessage> messages = new ArrayList<>();
    List<FixedSend> fixed = new ArrayList<>();
    long seed = 1;

    static Problems megaGreen() {
        return new Problems().pool(21, 16);
    }

    /** The tightest cell of the shipped policy. */
    static Problems megaRed() {
        Problems problem = new Problems().pool(10, 32);
        problem.ppvGap = Duration.ofMinutes(135);
        problem.coolingDays = 2;
        return problem;
    }

    /** Draws captions like a page's: eight categories, three price tiers, one PPV in four urgent. */
    Problems pool(int ppvs, int bumps) {
        Random random = new Random(17L * ppvs + bumps);
        for (int i = 0; i < ppvs + bumps; i++) {
            PriceTier tier = i >= ppvs ? PriceTier.BUMP : PriceTier.PAID.get(random.nextInt(3));
            double points = i >= ppvs ? 100 : 300 + random.nextInt(1700);
            messages.add(message(
                    caption(i + 1, tier, "category " + random.nextInt(8), i < ppvs && random.nextInt(4) == 0), points));
        }
        return this;
    }

    WeekProblem problem() {
        return new WeekProblem(
                horizon,
                asOf.orElse(horizon.begins()),
                coolingFrom.orElse(horizon.start()),
                policy(),
                hours(),
                messages,
                fixed,
                seed);
    }

    Policy policy() {
        int ppvs = (int) messages.stream()
                .filter(message -> message.caption().priceTier() != PriceTier.BUMP)
                .count();
        Policy policy = Policy.EMPTY
                .with(PolicyParameter.TIER, AccountTier.MEGA)
                .with(PolicyParameter.ZONE, SaturationZone.GREEN)
                .with(PolicyParameter.SEGMENT, Segment.STANDARD)
                .with(PolicyParameter.WEEKLY_PPVS, ppvs)
                .with(PolicyParameter.WEEKLY_BUMPS, messages.size() - ppvs)
                .with(PolicyParameter.PPV_GAP, ppvGap)
                .with(PolicyParameter.MESSAGE_GAP, messageGap)
                .with(PolicyParameter.COOLING_DAYS, coolingDays)
                .with(PolicyParameter.DAILY_CAP, dailyCap)
                .with(PolicyParameter.ACTIVE_HOURS, activeHours)
                .with(
                        PolicyParameter.PRICE_MIX,
                        new PriceMix(new BigDecimal("0.30"), new BigDecimal("0.45"), new BigDecimal("0.25")))
                .with(PolicyParameter.WEEKDAY_PEAK_HOURS, PEAKS.weekday())
                .with(PolicyParameter.WEEKEND_PEAK_HOURS, PEAKS.weekend())
                .with(PolicyParameter.PEAK_HOUR_FACTOR, new BigDecimal("1.25"))
                .with(PolicyParameter.SLOT_MINUTES, slotMinutes)
                .with(PolicyParameter.URGENT_PPVS, 5)
                .with(PolicyParameter.MESSAGES_PER_CATEGORY, 5)
                .with(PolicyParameter.EXPLORATION, new BigDecimal("0.04"))
                .with(PolicyParameter.UNTRIED_CAPTIONS, 2)
                .with(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS, new BigDecimal("3E+1"))
                .with(PolicyParameter.STALE_AFTER_DAYS, 3)
                .with(PolicyParameter.BUMP_POINTS, 100);
        for (Map.Entry<PlanningConstraint, Integer> weight : weights.entrySet()) {
            policy = policy.with(PolicyParameter.weightOf(weight.getKey()), weight.getValue());
        }
        return policy;
    }

    /** The weights in the shipped rules, so that a new constraint needs its weight there only. */
    static Map<PlanningConstraint, Integer> shippedWeights() {
        return new EnumMap<>(SHIPPED_WEIGHTS);
    }

    private static Map<PlanningConstraint, Integer> readWeights() {
        try {
            Map<PlanningConstraint, Integer> weights = new EnumMap<>(PlanningConstraint.class);
            Pattern.compile("policy\\.weight\\(\"(.+)\", (\\d+)\\);")
                    .matcher(Files.readString(Path.of("rules", "weights.drl")))
                    .results()
                    .forEach(weight -> weights.put(
                            PlanningConstraint.named(weight.group(1)).orElseThrow(), Integer.valueOf(weight.group(2))));
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HourTable hours() {
        Map<DayType, List<HourTable.Hour>> hours = new EnumMap<>(DayType.class);
        for (DayType dayType : DayType.values()) {
            hours.put(
                    dayType,
                    IntStream.range(0, 24)
                            .mapToObj(hour -> new HourTable.Hour(PEAKS.defaultFactor(dayType, hour), 0))
                            .toList());
        }
        return new HourTable(hours);
    }

    static Caption caption(long id, PriceTier tier, String category, boolean urgent) {
        return caption(id, "text " + id, tier, category, urgent);
    }

    static Caption caption(long id, String key, PriceTier tier, String category, boolean urgent) {
        return new Caption(new CaptionId(id), "Text " + id, key, tier, category, urgent);
    }

    /** The same message with another caption. */
    static ChosenMessage withCaption(ChosenMessage message, Caption caption) {
        return new ChosenMessage(
                caption,
                message.askedTier(),
                message.score(),
                message.baseRevenue(),
                message.basePoints(),
                message.confidence(),
                message.week(),
                message.sentAt(),
                message.keptAt(),
                message.propensity());
    }

    static ChosenMessage message(Caption caption, double basePoints) {
        return new ChosenMessage(
                caption,
                caption.priceTier(),
                new SelectionScore(0.5, 0.1, 0.5, 0.5, 0.5, 0, 0.1, 100),
                caption.priceTier() == PriceTier.BUMP ? 0 : basePoints / 10,
                basePoints,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same message in another week. */
    static ChosenMessage inWeek(ChosenMessage message, int week) {
        return new ChosenMessage(
                message.caption(),
                message.askedTier(),
                message.score(),
                message.baseRevenue(),
                message.basePoints(),
                message.confidence(),
                week,
                message.sentAt(),
                message.keptAt(),
                message.propensity());
    }

    static ChosenMessage sent(ChosenMessage message, TimeSlot at) {
        return message.sentAt(at, message.week());
    }

    static ChosenMessage kept(ChosenMessage message, TimeSlot at) {
        return message.keptAt(at, message.week());
    }

    /** A moment in the horizon's zone. */
    TimeSlot at(String local) {
        return TimeSlot.at(LocalDateTime.parse(local), horizon.zone()).orElseThrow();
    }
}
