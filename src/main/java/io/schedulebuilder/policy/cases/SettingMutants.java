package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.policy.language.Setting;
import io.schedulebuilder.policy.language.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every way to change a setting's value a little, or to another name. */
final class SettingMutants {
    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final int LAST_MINUTE = 24 * 60;
    private static final int LAST_HOUR = 23;
    private static final int DAYS_A_WEEK = 7;

    private SettingMutants() {}

    /** The setting with each other value. */
    static <T> List<Setting<T>> of(Setting<T> setting) {
        Set<Object> values = new LinkedHashSet<>(others(setting.word(), setting.value()));
        return values.stream().map(value -> changed(setting, value)).toList();
    }

    @SuppressWarnings("unchecked") // others are of the value's own type
    private static <T> Setting<T> changed(Setting<T> setting, Object value) {
        return new Setting<>(setting.word(), (T) value, setting.place());
    }

    private static List<?> others(Word<?> word, Object value) {
        if (value instanceof Integer number) {
            return whole(number).stream().filter(other -> isTaken(word, other)).toList();
        }
        if (value instanceof BigDecimal number) {
            BigDecimal written = number.scale() < 2 ? number.setScale(2) : number; // 0.5 stands for 0.50
            return Numbers.near(written).stream()
                    .filter(other -> other.signum() >= 0)
                    .map(BigDecimal::stripTrailingZeros)
                    .toList();
        }
        if (value instanceof Word.Range range) {
            return ranges(range);
        }
        if (value instanceof Word.Weight weight) {
            return whole(weight.points()).stream()
                    .map(points -> new Word.Weight(weight.constraint(), points))
                    .toList();
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
        if (value instanceof SortedSet<?> hours) {
            return peaks(hours);
        }
        throw new IllegalStateException("no mutants are known for " + word.name());
    }

    private static List<Integer> whole(int number) {
        return Numbers.near(BigDecimal.valueOf(number)).stream()
                .map(BigDecimal::intValueExact)
                .filter(other -> other >= 0)
                .toList();
    }

    /** What the language would refuse is no mutant. */
    private static boolean isTaken(Word<?> word, int value) {
        if (word == Word.SLOT_MINUTES) {
            return value > 0 && 60 % value == 0;
        }
        return word != Word.COOLING_DAYS || value <= DAYS_A_WEEK;
    }

    private static List<Word.Range> ranges(Word.Range range) {
        List<Word.Range> ranges = new ArrayList<>();
        whole(range.low()).stream()
                .filter(low -> low <= range.high())
                .forEach(low -> ranges.add(new Word.Range(low, range.high())));
        whole(range.high()).stream()
                .filter(high -> high >= range.low())
                .forEach(high -> ranges.add(new Word.Range(range.low(), high)));
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

    /** A little of one share given to the next. */
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

    /** Each hour left out, and each moved by one. */
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
