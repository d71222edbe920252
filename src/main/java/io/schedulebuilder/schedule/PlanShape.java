package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What each value of a plan may be, taken by itself: kind, bounds, list of words. The table below is all there is; a new
 * key of {@link PlanFile} is a new line here. Bounds are those of the rules' words where a rule sets the value.
 */
interface PlanShape {
    /** More messages than anyone sends in eight weeks, and few enough to compare each with each. */
    int MOST_MESSAGES = 5_000;

    /** Adds what is wrong with the value. */
    void check(JsonValue value, String path, PlanFaults faults);

    DateTimeFormatter SEND_TIME = strict("uuuu-MM-dd HH:mm:ss");

    /** The whole plan. */
    Fields PLAN = plan();

    private static Fields plan() {
        return object().needs("schedule_id", name())
                .needs("page_name", name())
                .needs("start_date", date())
                .needs("weeks", whole(1, Horizon.MOST_WEEKS))
                .needs("time_zone", zone())
                .needs("as_of", instant())
                .needs("account_tier", tier())
                .needs("saturation_zone", saturationZone())
                .needs("saturation_score", number("0", "1"))
                .needs("behavioral_segment", segment())
                .needs("analysis", analysis())
                .needs("policy", policy())
                .may("asked", list(asked(), Horizon.MOST_WEEKS))
                .needs("score", score())
                .needs("messages", list(message(), MOST_MESSAGES))
                .needs("substitutions", list(substitution(), MOST_MESSAGES))
                .needs("unplaced", list(unplaced(), MOST_MESSAGES))
                .needs("replaces", list(name(), MOST_MESSAGES))
                .needs("planned_around", list(name(), MOST_MESSAGES))
                .needs("run", run())
                .may("problem", problem())
                .may("plan_sha256", text("64 hex digits", value -> value.matches("[0-9a-f]{64}")))
                .may(
                        "large_numbers",
                        list(text("a whole number", value -> value.matches("-?\\d{1,19}")), 2 * MOST_MESSAGES))
                .may("digests", map(list(text("hex digits", value -> value.matches("[0-9a-f]*")), MOST_MESSAGES)));
    }

    private static PlanShape analysis() {
        return object().needs("revenue", money())
                .needs("message_count", whole(0, Integer.MAX_VALUE))
                .needs("average_rpr", money())
                .needs("average_conversion", money())
                .needs(
                        "saturation_parts",
                        list(
                                object().needs("name", name())
                                        .needs("measured", money())
                                        .needs("threshold", money())
                                        .needs("weight", number("-1", "1"))
                                        .needs("share", number("-1", "1")),
                                100))
                .needs("hour_signal", flag())
                .needs("own_hour_share", number("0", "1"))
                .needs("notes", list(prose(), 1_000))
                .may(
                        "data",
                        object().needs("newest_message", instant())
                                .needs("age_days", number("0", "4000000"))
                                .needs("stale", flag())
                                .may("carried_over_from", date()));
    }

    private static PlanShape policy() {
        PlanShape setter = object().needs("rule", name())
                .needs("file", name())
                .needs("line", whole(0, Integer.MAX_VALUE))
                .may("cell", name());
        PlanShape hours = list(whole(0, 23), 24);
        return object().needs("tier", tier())
                .needs("strategy", name())
                .needs("zone", saturationZone())
                .needs("segment", segment())
                .needs("weekly_ppvs", whole(0, 10_000))
                .needs("weekly_bumps", whole(0, 10_000))
                .needs("min_gap_minutes", whole(0, 20_160))
                .needs("message_gap_minutes", whole(0, 10_080))
                .needs("cooling_days", whole(0, 7))
                .needs("daily_cap", whole(0, 1_440))
                .needs("active_hours", object().needs("start", clock()).needs("end", clock()))
                .needs("price_mix", map(paidTiers(), whole(0, 10_000)))
                .needs(
                        "peak_hours",
                        object().needs("weekday", hours).needs("weekend", hours).needs("factor", number("0", "10")))
                .needs("slot_minutes", slotMinutes())
                .needs("bump_points", whole(0, 1_000_000))
                .needs("urgent_ppvs", whole(0, 1_000))
                .needs("messages_per_category", whole(0, 1_000))
                .needs("evidence_half_life_days", number("0.1", "3650"))
                .may("stale_after_days", whole(1, 90))
                .needs("weights", map(constraints(PlanningConstraint.weighted().stream()), whole(0, 1_000_000)))
                .needs("set_by", map(setter))
                .needs(
                        "overridden",
                        list(
                                object().needs("parameter", name())
                                        .needs("value", prose())
                                        .needs("set_by", setter)
                                        .needs("by", setter),
                                10_000));
    }

    private static PlanShape asked() {
        return object().needs("week", whole(1, Horizon.MOST_WEEKS))
                .needs("weekly_ppvs", whole(0, 1_000_000))
                .needs("weekly_bumps", whole(0, 1_000_000))
                .needs(
                        "holidays",
                        list(
                                object().needs("day", date())
                                        .needs("name", prose())
                                        .needs("volume_factor", number("0", "1000000")),
                                1_000));
    }

    private static PlanShape score() {
        PlanShape level = whole(-1_000_000_000_000_000L, 1_000_000_000_000_000L);
        return object().needs("hard", level)
                .needs("medium", level)
                .needs("soft", level)
                .needs(
                        "constraints",
                        list(
                                object().needs("name", words(constraints(Stream.of(PlanningConstraint.values()))))
                                        .needs(
                                                "level",
                                                words(names(PlanningConstraint.Level.values(), PlanShape::lower)))
                                        .needs("weight", whole(0, 1_000_000))
                                        .needs("matches", whole(0, Integer.MAX_VALUE))
                                        .needs("score", level),
                                PlanningConstraint.values().length));
    }

    private static PlanShape message() {
        return object().needs("day_of_week", words(names(DayOfWeek.values(), PlanShape::dayName)))
                .needs("scheduled_send_time", sendTime())
                .needs("message_type", messageType())
                .needs("caption_id", id())
                .needs("caption_text", prose())
                .needs("price_tier", priceTier())
                .needs("content_category", prose())
                .needs("has_urgency", flag())
                .needs("performance_score", number("0", "1"))
                .needs("expected_revenue", money())
                .needs("sent", flag())
                .needs(
                        "why",
                        object().needs("summary", prose())
                                .needs("draw", money())
                                .needs("draw_rank", money())
                                .needs("diversity", money())
                                .needs("worth_rank", money())
                                .needs("penalty", money())
                                .needs("posterior_mean", money())
                                .needs("evidence_viewers", money())
                                .needs("base_points", money())
                                .needs("hour_factor", money())
                                .needs("own_hour_share", number("0", "1"))
                                .needs("points", whole(-1_000_000_000_000_000L, 1_000_000_000_000_000L)));
    }

    private static PlanShape substitution() {
        return object().needs("caption_id", id()).needs("asked", priceTier()).needs("used", priceTier());
    }

    private static PlanShape unplaced() {
        return object().may("caption_id", id())
                .needs("message_type", messageType())
                .needs("reasons", list(prose(), 1_000))
                .may(
                        "caption",
                        object().needs("caption_text", prose())
                                .needs("price_tier", priceTier())
                                .needs("content_category", prose())
                                .needs("has_urgency", flag()));
    }

    private static PlanShape run() {
        PlanShape hash = text("hex digits, 64 at most", value -> value.matches("[0-9a-f]{0,64}"));
        return object().needs("version", name())
                .needs("seed", id())
                .needs("solver_config", name())
                .needs("solver_config_sha256", hash)
                .needs("rules_sha256", hash)
                .needs("inputs_sha256", hash)
                .needs("ended_by", words(names(PlannedWeek.EndedBy.values(), PlannedWeek.EndedBy::word)));
    }

    private static PlanShape problem() {
        PlanShape moment = object().needs("local", localTime()).needs("instant", instant());
        PlanShape factors = list(number("0", "1000000"), 24);
        PlanShape shares = list(number("-0.000001", "1.000001"), 24);
        PlanShape figure = money();
        return object().needs("seed", id())
                .needs("cooling_from", date())
                .needs("price_mix_shares", map(paidTiers(), number("0", "1")))
                .needs(
                        "hours",
                        object().needs("weekday", factors)
                                .needs("weekday_own_share", shares)
                                .needs("weekend", factors)
                                .needs("weekend_own_share", shares))
                .needs(
                        "messages",
                        list(
                                object().needs("caption_id", id())
                                        .needs("caption_key", prose())
                                        .needs("asked_tier", priceTier())
                                        .needs(
                                                "selection",
                                                object().needs("total", figure)
                                                        .needs("draw", figure)
                                                        .needs("draw_rank", figure)
                                                        .needs("diversity", figure)
                                                        .needs("worth_rank", figure)
                                                        .needs("penalty", figure)
                                                        .needs("posterior_mean", figure)
                                                        .needs("evidence_viewers", figure))
                                        .needs("base_revenue", number("-1000000000", "1000000000"))
                                        .needs("base_points", number("-1000000000", "1000000000"))
                                        .may("week", whole(Integer.MIN_VALUE, Integer.MAX_VALUE))
                                        .may("sent_at", moment)
                                        .may("kept_at", moment),
                                MOST_MESSAGES))
                .needs(
                        "fixed",
                        list(
                                object().needs("at", instant())
                                        .needs("message_type", messageType())
                                        .needs("origin", prose()),
                                10 * MOST_MESSAGES));
    }

    // Kinds of values

    private static PlanShape whole(long low, long high) {
        String what = "a whole number from " + low + " to " + high;
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Digits digits)
                    || digits.value().isEmpty()
                    || !isWithin(digits.value().get(), BigDecimal.valueOf(low), BigDecimal.valueOf(high))
                    || digits.value().get().stripTrailingZeros().scale() > 0) {
                faults.add(value.line(), path, value.shown() + " is not " + what);
            }
        };
    }

    private static PlanShape id() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static PlanShape number(String low, String high) {
        BigDecimal least = new BigDecimal(low);
        BigDecimal most = new BigDecimal(high);
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Digits digits)
                    || digits.value().isEmpty()
                    || !isWithin(digits.value().get(), least, most)) {
                faults.add(value.line(), path, value.shown() + " is not a number from " + low + " to " + high);
            }
        };
    }

    /** Dollars, and other measures that have no bound of their own. */
    private static PlanShape money() {
        return number("-1000000000000", "1000000000000");
    }

    private static boolean isWithin(BigDecimal value, BigDecimal low, BigDecimal high) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    private static PlanShape slotMinutes() {
        PlanShape whole = whole(1, 60);
        return (value, path, faults) -> {
            whole.check(value, path, faults);
            if (value instanceof JsonValue.Digits digits
                    && digits.value().isPresent()
                    && isWithin(digits.value().get(), BigDecimal.ONE, BigDecimal.valueOf(60))
                    && 60 % digits.value().get().intValue() != 0) {
                faults.add(value.line(), path, value.shown() + " does not divide an hour");
            }
        };
    }

    private static PlanShape flag() {
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Flag)) {
                faults.add(value.line(), path, value.shown() + " is neither true nor false");
            }
        };
    }

    private static PlanShape text(String what, Predicate<String> is) {
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Text text) || !is.test(text.value())) {
                faults.add(value.line(), path, value.shown() + " is not " + what);
            }
        };
    }

    private static PlanShape name() {
        return text("a text of 1 to 1000 characters", text -> !text.isBlank() && text.length() <= 1_000);
    }

    private static PlanShape prose() {
        return text("a text of at most 1000000 characters", text -> text.length() <= 1_000_000);
    }

    private static PlanShape date() {
        return text("a date, yyyy-MM-dd", text -> isReadable(text, "\\d{4}-\\d\\d-\\d\\d", LocalDate::parse));
    }

    private static PlanShape instant() {
        return text(
                "a moment in UTC, such as 2025-11-03T08:00:00Z",
                text -> isReadable(
                        text, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z", Instant::parse));
    }

    private static PlanShape localTime() {
        return text(
                "a local time, such as 2025-11-03T09:30",
                text -> isReadable(
                        text, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?", LocalDateTime::parse));
    }

    private static PlanShape sendTime() {
        return text(
                "yyyy-MM-dd HH:mm:ss",
                text -> isReadable(
                        text,
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d",
                        time -> LocalDateTime.parse(time, SEND_TIME)));
    }

    private static PlanShape clock() {
        return text("a time of day, HH:mm", text -> text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00"));
    }

    private static PlanShape zone() {
        return text("a time zone, such as America/Los_Angeles", text -> isReadable(text, ".{1,100}", ZoneId::of));
    }

    private static boolean isReadable(String text, String form, Function<String, ?> read) {
        try {
            return text.matches(form) && read.apply(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static PlanShape words(List<String> known) {
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Text text) || !known.contains(text.value())) {
                faults.add(value.line(), path, value.shown() + " is none of " + String.join(", ", known));
            }
        };
    }

    private static PlanShape tier() {
        return words(names(AccountTier.values(), AccountTier::name));
    }

    private static PlanShape saturationZone() {
        return words(names(SaturationZone.values(), SaturationZone::name));
    }

    private static PlanShape segment() {
        return words(names(Segment.values(), Segment::name));
    }

    private static PlanShape messageType() {
        return words(names(MessageType.values(), MessageType::label));
    }

    private static PlanShape priceTier() {
        return words(names(PriceTier.values(), PriceTier::label));
    }

    private static List<String> paidTiers() {
        return PriceTier.PAID.stream().map(PriceTier::label).toList();
    }

    private static List<String> constraints(Stream<PlanningConstraint> constraints) {
        return constraints.map(PlanningConstraint::words).toList();
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private static String lower(PlanningConstraint.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** The word in the CSV. */
    static String dayName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    // Values that hold others

    private static PlanShape list(PlanShape item, int most) {
        return (value, path, faults) -> {
            if (!(value instanceof JsonValue.Items items)) {
                faults.add(value.line(), path, value.shown() + " is not a list");
            } else if (items.values().size() > most) {
                faults.add(value.line(), path, "has " + items.values().size() + " items, more than " + most);
            } else {
                for (int i = 0; i < items.values().size(); i++) {
                    item.check(items.values().get(i), PlanFaults.item(path, i), faults);
                }
            }
        };
    }

    /** An object with any keys. */
    private static PlanShape map(PlanShape each) {
        return (value, path, faults) -> {
            if (value instanceof JsonValue.Members members) {
                members.values().forEach((key, inside) -> each.check(inside, PlanFaults.key(path, key), faults));
            } else {
                faults.add(value.line(), path, value.shown() + " is not an object");
            }
        };
    }

    /** An object whose keys are some of these. */
    private static PlanShape map(List<String> keys, PlanShape each) {
        Fields fields = object();
        keys.forEach(key -> fields.may(key, each));
        return (value, path, faults) -> {
            fields.check(value, path, faults);
            if (value instanceof JsonValue.Members members) {
                members.values().forEach((key, inside) -> {
                    if (inside instanceof JsonValue.Nothing && keys.contains(key)) {
                        each.check(inside, PlanFaults.key(path, key), faults);
                    }
                });
            }
        };
    }

    private static Fields object() {
        return new Fields();
    }

    /** An object with these keys, and no others. */
    final class Fields implements PlanShape {
        private final Map<String, PlanShape> needed = new LinkedHashMap<>();
        private final Map<String, PlanShape> optional = new LinkedHashMap<>();

        private Fields() {}

        private Fields needs(String key, PlanShape shape) {
            needed.put(key, shape);
            return this;
        }

        /** The key may be absent, or null. */
        private Fields may(String key, PlanShape shape) {
            optional.put(key, shape);
            return this;
        }

        /** The keys that an object cannot do without and this one lacks. */
        List<String> missing(JsonValue.Members members) {
            return needed.keySet().stream()
                    .filter(key -> !members.values().containsKey(key))
                    .toList();
        }

        @Override
        public void check(JsonValue value, String path, PlanFaults faults) {
            if (!(value instanceof JsonValue.Members members)) {
                faults.add(value.line(), path, value.shown() + " is not an object");
                return;
            }
            missing(members).forEach(key -> faults.add(value.line(), PlanFaults.key(path, key), "is missing"));
            members.values().forEach((key, inside) -> {
                PlanShape shape = needed.get(key);
                if (shape == null && !(inside instanceof JsonValue.Nothing)) {
                    shape = optional.get(key);
                }
                if (shape != null) {
                    shape.check(inside, PlanFaults.key(path, key), faults);
                } else if (!optional.containsKey(key)) {
                    faults.add(inside.line(), PlanFaults.key(path, key), "is no key that this version knows");
                }
            });
        }
    }
}
