package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Axis;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names the cells of an axis by tier or zone, if the axis alone decides the tier or zone: people say GREEN rather than
 * saturation below 0.3.
 *
 * @param names the name of each cell; empty if this axis alone decides neither tier nor zone
 */
record CellNames(Axis axis, List<Optional<String>> names) {
    static CellNames of(RuleBook book, Axis axis) {
        for (Field field : List.of(Field.TIER, Field.ZONE)) {
            List<Rule> fixers = Regions.fixers(book, field);
            if (Regions.fields(fixers).equals(Set.of(axis.field()))) {
                List<Optional<String>> names = new ArrayList<>();
                for (int cell = 0; cell < axis.size(); cell++) {
                    FieldValues values = new FieldValues(Map.of(axis.field(), axis.sample(cell)));
                    names.add(Regions.fixed(field, fixers, values));
                }
                return new CellNames(axis, List.copyOf(names));
            }
        }
        return new CellNames(axis, List.of());
    }

    /** Describes the cells for people: by name if they are whole tiers or zones, else as an interval. */
    String describe(BitSet cells) {
        Set<Optional<String>> held = new LinkedHashSet<>();
        Set<Optional<String>> left = new LinkedHashSet<>();
        for (int cell = 0; cell < names.size(); cell++) {
            (cells.get(cell) ? held : left).add(names.get(cell));
        }
        boolean whole = !held.isEmpty()
                && held.stream().allMatch(Optional::isPresent)
                && held.stream().noneMatch(left::contains);
        return whole ? Wording.both(held.stream().flatMap(Optional::stream).toList()) : axis.describe(cells);
    }
}
