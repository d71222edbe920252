package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.SetBy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What can keep a week's messages from fitting, in the words of the rules. */
public enum Limit {
    DAILY_CAP("daily cap", "daily_cap"),
    PPV_GAP("PPV gap", "min_gap_minutes", "gap_plus_minutes"),
    MESSAGE_GAP("message gap", "message_gap_minutes"),
    COOLING_DAYS("cooling days", "cooling_days"),
    ACTIVE_HOURS("active hours", "active_hours"),
    SLOT_GRID("slot minutes", "slot_minutes"),
    WEEKLY_PPVS("weekly PPVs", "weekly_ppvs", "ppv_volume"),
    WEEKLY_BUMPS("weekly bumps", "weekly_bumps", "bump_volume");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> parameters;

    Limit(String words, String... parameters) {
        this.words = words;
        this.parameters = List.of(parameters);
    }

    /** As reports and messages call it. */
    public String words() {
        return words;
    }

    /** What its value counts, as it follows a number; empty where the words say it. */
    String unit() {
        return this == PPV_GAP || this == MESSAGE_GAP ? " minutes" : "";
    }

    /** Whether it bounds the messages, and is none of their numbers. */
    boolean isBound() {
        return this != WEEKLY_PPVS && this != WEEKLY_BUMPS;
    }

    /** The places of the rules that set it, tier's and zone's: {@code rules/tiers.drl:44, rules/zones.drl:36}. */
    String setBy(Policy policy) {
        return parameters.stream()
                .filter(policy.setBy()::containsKey)
                .map(parameter -> policy.setBy().get(parameter))
                .map(SetBy::place)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The same limits without this one; with a number of messages, the limits as they are. */
    WeekLimits lift(WeekLimits limits) {
        return switch (this) {
            case DAILY_CAP -> limits.withDailyCap(Integer.MAX_VALUE);
            case PPV_GAP -> limits.withPpvGap(0);
            case MESSAGE_GAP -> limits.withMessageGap(0);
            case COOLING_DAYS -> limits.withCoolingDays(0);
            case ACTIVE_HOURS -> limits.openAllDay();
            case SLOT_GRID -> limits.withSlotMinutes(1);
            case WEEKLY_PPVS, WEEKLY_BUMPS -> limits;
        };
    }

    /** The value as people write it; a gap in minutes. */
    String shown(WeekLimits limits, int ppvs, int bumps) {
        return switch (this) {
            case DAILY_CAP -> Integer.toString(limits.dailyCap());
            case PPV_GAP -> Integer.toString(limits.ppvGap());
            case MESSAGE_GAP -> Integer.toString(limits.messageGap());
            case COOLING_DAYS -> Integer.toString(limits.coolingDays());
            case ACTIVE_HOURS -> {
                ActiveHours hours = new ActiveHours(limits.openMinute(), limits.closeMinute());
                yield hours.start() + "–" + hours.end();
            }
            case SLOT_GRID -> Integer.toString(limits.slotMinutes());
            case WEEKLY_PPVS -> Integer.toString(ppvs);
            case WEEKLY_BUMPS -> Integer.toString(bumps);
        };
    }

    /** Those that bound the messages. */
    static List<Limit> bounds() {
        return Arrays.stream(values()).filter(Limit::isBound).toList();
    }
}
