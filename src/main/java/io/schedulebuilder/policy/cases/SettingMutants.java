package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ParameterType;
import io.schedulebuilder.domain.ParameterType.Range;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.policy.language.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** All ways to change a setting's value a little, or to another name. */
final class SettingMutants {
    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final int LAST_MINUTE = 24 * 60;
    private static final int LAST_HOUR = 23;

    private SettingMutants() {}

    /** Copies of the setting, one for each other value. */
    static <T> List<Setting<T>> of(Setting<T> setting) {
        Set<Object> values = new LinkedHashSet<>(others(setting.parameter().type(), setting.value()));
        return values.stream().map(value -> changed(setting, value)).toList();
    }

    @SuppressWarnings("unchecked") // the other values have the same type
    private static <T> Setting<T> changed(Setting<T> setting, Object value) {
        return new Setting<>(setting.parameter(), (T) value, setting.place());
    }

    /** The other values. A value that the rule language would reject is not a mutant. */
    private static List<?> others(ParameterType<?> type, Object value) {
        if (type instanceof ParameterType.Whole whole) {
            return whole((Integer) value).stream().filter(whole::has).toList();
        }
        if (value instanceof Duration minutes) {
            return whole(Math.toIntExact(minutes.toMinutes())).stream()
                    .map(number -> Duration.ofMinutes(number))
                    .toList();
        }
        if (value instanceof BigDecimal number) {
            BigDecimal written = number.scale() < 2 ? number.setScale(2) : number; // 0.5 means 0.50
            return Numbers.near(written).stream()
                    .filter(other -> other.signum() >= 0)
                    .map(BigDecimal::stripTrailingZeros)
                    .toList();
        }
        if (value instanceof Range range) {
            return ranges(range);
        }
        if (value instanceof Enum<?> name) {
            List<Object> names = List.of((Object[]) name.getDeclaringClass().getEnumConstants());
            return List.of(names.get((names.indexOf(name) + 1) % names.size()));
        }
        if (value instanceof ActiveHours hours) {
            return activeHours(hours);
        }
        if (value instanceof PriceMix mix) {
            return mixes(mix);
        }
        if (value instanceof PriceMixBounds bounds) {
            return bounds(bounds);
        }
        if (value instanceof SortedSet<?> hours) {
            return peaks(hours);
        }
        throw new IllegalStateException("no mutants are known for " + type);
    }

    private static List<Integer> whole(int number) {
        return Numbers.near(BigDecimal.valueOf(number)).stream()
                .map(BigDecimal::intValueExact)
                .filter(other -> other >= 0)
                .toList();
    }

    private static List<Range> ranges(Range range) {
        List<Range> ranges = new ArrayList<>();
        whole(range.low()).stream()
                .filter(low -> low <= range.high())
                .forEach(low -> ranges.add(new Range(low, range.high())));
        whole(range.high()).stream()
                .filter(high -> high >= range.low())
                .forEach(high -> ranges.add(new Range(range.low(), high)));
        return ranges;
    }

    private static List<ActiveHours> activeHours(ActiveHours hours) {
        List<ActiveHours> others = new ArrayList<>();
        for (int step : new int[] {-1, 1}) {
            int open = hours.openMinute() + step;
            int close = hours.closeMinute() + step;
            if (open >= 0 && open < hours.closeMinute()) {
                others.add(new ActiveHours(open, hours.closeMinute()));
            }
            if (close <= LAST_MINUTE && close > hours.openMinute()) {
                others.add(new ActiveHours(hours.openMinute(), close));
            }
        }
        return others;
    }

    /** Price mixes with a little moved from one share to the next. */
    private static List<PriceMix> mixes(PriceMix mix) {
        List<PriceMix> mixes = new ArrayList<>();
        for (BigDecimal step : List.of(PERCENT, new BigDecimal("0.10"))) {
            BigDecimal back = step.negate();
            mixes.add(shifted(mix, back, step, BigDecimal.ZERO));
            mixes.add(shifted(mix, step, back, BigDecimal.ZERO));
            mixes.add(shifted(mix, BigDecimal.ZERO, back, step));
            mixes.add(shifted(mix, BigDecimal.ZERO, step, back));
        }
        return mixes.stream()
                .filter(m -> m.budget().signum() >= 0
                        && m.mid().signum() >= 0
                        && m.premium().signum() >= 0)
                .toList();
    }

    private static PriceMix shifted(PriceMix mix, BigDecimal budget, BigDecimal mid, BigDecimal premium) {
        return new PriceMix(
                mix.budget().add(budget), mix.mid().add(mid), mix.premium().add(premium));
    }

    /** Bounds of which one is a little lower or higher, and that can still be met. */
    private static List<PriceMixBounds> bounds(PriceMixBounds bounds) {
        List<PriceMixBounds> others = new ArrayList<>();
        for (PriceMixBounds.Range budget : ranges(bounds.budget())) {
            others.add(new PriceMixBounds(budget, bounds.mid(), bounds.premium()));
        }
        for (PriceMixBounds.Range mid : ranges(bounds.mid())) {
            others.add(new PriceMixBounds(bounds.budget(), mid, bounds.premium()));
        }
        for (PriceMixBounds.Range premium : ranges(bounds.premium())) {
            others.add(new PriceMixBounds(bounds.budget(), bounds.mid(), premium));
        }
        return others.stream().filter(other -> other.fault().isEmpty()).toList();
    }

    private static List<PriceMixBounds.Range> ranges(PriceMixBounds.Range range) {
        List<PriceMixBounds.Range> ranges = new ArrayList<>();
        for (BigDecimal step : List.of(PERCENT.negate(), PERCENT)) {
            ranges.add(new PriceMixBounds.Range(range.least().add(step), range.most()));
            ranges.add(new PriceMixBounds.Range(range.least(), range.most().add(step)));
        }
        return ranges.stream()
                .filter(other -> other.least().signum() >= 0 && other.most().compareTo(BigDecimal.ONE) <= 0)
                .toList();
    }

    /** Hours with each one left out, and each one moved by one. */
    private static List<SortedSet<Integer>> peaks(SortedSet<?> hours) {
        List<SortedSet<Integer>> others = new ArrayList<>();
        for (Object hour : hours) {
            SortedSet<Integer> fewer = new TreeSet<>();
            hours.stream().filter(other -> !other.equals(hour)).forEach(other -> fewer.add((Integer) other));
            others.add(fewer);
            int next = (Integer) hour + 1;
            if (next <= LAST_HOUR && !hours.contains(next)) {
                SortedSet<Integer> moved = new TreeSet<>(fewer);
                moved.add(next);
                others.add(moved);
            }
        }
        return others;
    }
}
