package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SetBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A policy as a table: parameter, value, and the line that set it, with the rule. */
public final class PolicyTable {
    private final Policy policy;

    public PolicyTable(Policy policy) {
        this.policy = policy;
    }

    private record Row(String parameter, String value, List<String> setBy) {
        static Row of(String parameter, String value, String... setBy) {
            return new Row(parameter, value, List.of(setBy));
        }
    }

    /** The volumes and what bounds them: what a person wants to know of a week. */
    public String volumes() {
        return table(volumeRows());
    }

    /** Every parameter. */
    public String text() {
        List<Row> rows = new ArrayList<>(volumeRows());
        Map<PriceTier, Integer> mix = policy.priceMix().counts(policy.weeklyPpvs());
        rows.add(Row.of(
                "price mix",
                PriceTier.PAID.stream()
                        .map(tier -> mix.getOrDefault(tier, 0) + " " + tier.label())
                        .collect(Collectors.joining(", ")),
                "price_mix"));
        rows.add(Row.of("message gap", policy.messageGap().toMinutes() + " min", "message_gap_minutes"));
        rows.add(Row.of(
                "active hours",
                policy.activeHours().start() + "–" + policy.activeHours().end(),
                "active_hours"));
        rows.add(Row.of("peak hours", hours(policy.peakHours().weekday()) + " weekdays", "peak_hours.weekday"));
        rows.add(Row.of("", hours(policy.peakHours().weekend()) + " weekends", "peak_hours.weekend"));
        rows.add(Row.of("peak hour factor", number(policy.peakHours().factor()), "peak_hour_factor"));
        rows.add(Row.of("slot grid", policy.slotMinutes() + " min", "slot_minutes"));
        rows.add(Row.of("bump worth", Counted.of(policy.bumpPoints(), "point"), "bump_points"));
        rows.add(
                Row.of("urgent PPVs", "at most " + policy.get(PolicyParameter.URGENT_PPVS) + " a week", "urgent_ppvs"));
        rows.add(Row.of(
                "of one category",
                "at most " + policy.get(PolicyParameter.MESSAGES_PER_CATEGORY) + " a week",
                "messages_per_category"));
        rows.add(Row.of(
                "evidence half-life",
                Counted.of(policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS).toPlainString(), "day"),
                "evidence_half_life_days"));
        rows.add(Row.of(
                "data is stale after",
                policy.staleAfterDays() + (policy.staleAfterDays() == 1 ? " day" : " days"),
                "stale_after_days"));
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            rows.add(
                    Row.of(constraint.words(), "weight " + policy.weight(constraint), "weights." + constraint.words()));
        }
        StringBuilder text = new StringBuilder(table(rows));
        for (Policy.Overridden lost : policy.overridden()) {
            text.append(TextTable.wrapped(
                    "overridden: " + lost.parameter() + " " + lost.value() + " (" + who(lost.setBy()) + ") by "
                            + who(lost.by()),
                    "",
                    "    "));
        }
        return text.toString();
    }

    private List<Row> volumeRows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("account tier", policy.tier() + " (" + policy.tier().strategy() + ")", "tier"));
        rows.add(Row.of("saturation zone", policy.zone().name(), "zone"));
        rows.add(Row.of("segment", policy.segment().name(), "segment"));
        rows.add(Row.of("weekly PPVs", Integer.toString(policy.weeklyPpvs()), "weekly_ppvs", "ppv_volume"));
        rows.add(Row.of("weekly bumps", Integer.toString(policy.weeklyBumps()), "weekly_bumps", "bump_volume"));
        rows.add(Row.of("PPV gap", policy.ppvGap().toMinutes() + " min", "min_gap_minutes", "gap_plus_minutes"));
        rows.add(Row.of("cooling days", Integer.toString(policy.coolingDays()), "cooling_days"));
        rows.add(Row.of("daily cap", Integer.toString(policy.dailyCap()), "daily_cap"));
        return rows;
    }

    /** The values with the lines that set them, then those lines with their rules. */
    private String table(List<Row> rows) {
        Map<String, String> rules = new TreeMap<>();
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<SetBy> setBy = row.setBy().stream()
                    .flatMap(key -> Optional.ofNullable(policy.setBy().get(key)).stream())
                    .toList();
            setBy.forEach(by -> rules.put(by.place(), who(by)));
            cells.add(List.of(
                    row.parameter(),
                    row.value(),
                    setBy.stream().map(SetBy::place).collect(Collectors.joining(" × "))));
        }
        return TextTable.of(cells, "")
                + "\nSet by:\n"
                + rules.values().stream()
                        .map(rule -> TextTable.wrapped(rule, "  ", "      "))
                        .collect(Collectors.joining());
    }

    private static String who(SetBy by) {
        return by.place() + " \"" + by.rule() + "\"";
    }

    private static String hours(Iterable<Integer> hours) {
        List<String> words = new ArrayList<>();
        hours.forEach(hour -> words.add(Integer.toString(hour)));
        return String.join(" ", words);
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
