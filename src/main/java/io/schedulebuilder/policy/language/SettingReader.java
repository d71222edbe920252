package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.ParameterType;
import io.schedulebuilder.domain.ParameterType.Decimal;
import io.schedulebuilder.domain.ParameterType.HourSet;
import io.schedulebuilder.domain.ParameterType.Hours;
import io.schedulebuilder.domain.ParameterType.Minutes;
import io.schedulebuilder.domain.ParameterType.Name;
import io.schedulebuilder.domain.ParameterType.Range;
import io.schedulebuilder.domain.ParameterType.ShareRanges;
import io.schedulebuilder.domain.ParameterType.Shares;
import io.schedulebuilder.domain.ParameterType.Span;
import io.schedulebuilder.domain.ParameterType.Whole;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a call sets, according to the type of the parameter. */
record SettingReader(Call call) {
    private static final Argument<BigDecimal> SHARE = Argument.fraction(BigDecimal.ONE);
    private static final Argument<PlanningConstraint> CONSTRAINT =
            Argument.oneOf("constraint", PlanningConstraint.weighted(), PlanningConstraint::words);

    /**
     * Reads what a call sets.
     *
     * @throws Refused if there is no such word, or its arguments are too few, too many, of the wrong kind, out of
     *     range or contradictory
     */
    static Setting<?> read(Call call) throws Refused {
        SettingReader reader = new SettingReader(call);
        PolicyParameter<?> parameter = PolicyParameter.settable().stream()
                .filter(known -> known.word().equals(call.word()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        call.place(), Wording.unknown("policy word", call.word(), "Words", PolicyParameter.words())));
        return parameter.weighted().isPresent() ? reader.weight(parameter.type()) : reader.setting(parameter);
    }

    /** Reads a weight. The first argument names the constraint. */
    private Setting<?> weight(ParameterType<?> type) throws Refused {
        List<Object> values = values(List.of(CONSTRAINT, argument(type)));
        return new Setting<>(
                PolicyParameter.weightOf((PlanningConstraint) values.get(0)), (Integer) values.get(1), call.place());
    }

    @SuppressWarnings("unchecked") // the value was read by its own type
    private <T> Setting<T> setting(PolicyParameter<T> parameter) throws Refused {
        return new Setting<>(parameter, (T) value(parameter.type()), call.place());
    }

    private Object value(ParameterType<?> type) throws Refused {
        if (type instanceof Span span) {
            return range(values(Collections.nCopies(2, Argument.whole(0, span.high()))));
        }
        if (type instanceof Hours) {
            return hours(values(Collections.nCopies(2, Argument.clock())));
        }
        if (type instanceof Shares) {
            return mix(values(Collections.nCopies(3, SHARE)));
        }
        if (type instanceof ShareRanges) {
            return bounds(values(Collections.nCopies(6, SHARE)));
        }
        if (type instanceof HourSet) { // any number of arguments
            List<Object> hours = values(Collections.nCopies(call.arguments().size(), Argument.whole(0, 23)));
            return Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        }
        Object value = values(List.of(argument(type))).get(0);
        if (type instanceof Whole whole && !whole.has((Integer) value)) {
            throw call.refused(" does not divide the hour. Write 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60.");
        }
        return type instanceof Minutes ? Duration.ofMinutes((Integer) value) : value;
    }

    /** The argument of a type that takes a single argument. */
    private static Argument<?> argument(ParameterType<?> type) {
        if (type instanceof Whole whole) {
            return Argument.whole(whole.low(), whole.high());
        }
        if (type instanceof Minutes minutes) {
            return Argument.whole(0, minutes.high());
        }
        if (type instanceof Decimal decimal) {
            return decimal.isFraction()
                    ? Argument.fraction(decimal.high())
                    : Argument.decimal(decimal.low(), decimal.high());
        }
        if (type instanceof Name<?> name) {
            return Argument.oneOf(name.kind(), name.values(), Enum::name);
        }
        throw new IllegalStateException("no argument is written as " + type);
    }

    private List<Object> values(List<? extends Argument<?>> expected) throws Refused {
        if (call.arguments().size() != expected.size()) {
            throw call.refused(" has " + Counted.of(call.arguments().size(), "value") + ", not " + expected.size()
                    + ". " + call.word() + " takes "
                    + (expected.isEmpty()
                            ? "none"
                            : expected.stream().map(Argument::what).collect(Collectors.joining(", ")))
                    + ".");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            values.add(expected.get(i).read(call.arguments().get(i), call));
        }
        return values;
    }

    private Range range(List<Object> values) throws Refused {
        Range range = new Range((Integer) values.get(0), (Integer) values.get(1));
        if (range.low() > range.high()) {
            throw call.backwards();
        }
        return range;
    }

    private ActiveHours hours(List<Object> values) throws Refused {
        int open = (Integer) values.get(0);
        int close = (Integer) values.get(1);
        if (open >= close) {
            throw open == close ? call.refused(" leaves no time. Write a later end.") : call.backwards();
        }
        return new ActiveHours(open, close);
    }

    private PriceMix mix(List<Object> values) throws Refused {
        PriceMix mix = new PriceMix((BigDecimal) values.get(0), (BigDecimal) values.get(1), (BigDecimal) values.get(2));
        BigDecimal sum = mix.budget().add(mix.mid()).add(mix.premium());
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw call.refused(" adds up to " + sum.toPlainString() + ". Write fractions that add up to 1.");
        }
        return mix;
    }

    private PriceMixBounds bounds(List<Object> shares) throws Refused {
        PriceMixBounds bounds = new PriceMixBounds(range(shares, 0), range(shares, 2), range(shares, 4));
        Optional<String> fault = bounds.fault();
        if (fault.isPresent()) {
            throw call.refused(" cannot be met: " + fault.get());
        }
        return bounds;
    }

    private static PriceMixBounds.Range range(List<Object> shares, int from) {
        return new PriceMixBounds.Range((BigDecimal) shares.get(from), (BigDecimal) shares.get(from + 1));
    }
}
