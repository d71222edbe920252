package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.language.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A field that holds a text: each that rules name.
 *
 * @param names that rules name, or all that there are
 * @param hasOthers whether there are others, which no rule tells apart; they are the last cell
 */
record NameAxis(Field field, List<String> names, boolean hasOthers) implements Axis {
    /** Pages: those that rules name, and any other. */
    static NameAxis ofPages(Collection<String> literals) {
        List<String> names = literals.stream()
                .filter(literal -> !literal.isBlank())
                .map(literal -> new PageName(literal).value()) // as the warehouse would have it
                .distinct()
                .sorted()
                .toList();
        return new NameAxis(Field.PAGE_NAME, names, true);
    }

    /** A field with fixed words. */
    static NameAxis ofWords(Field field) {
        return new NameAxis(field, field.names(), false);
    }

    @Override
    public int size() {
        return names.size() + (hasOthers ? 1 : 0);
    }

    @Override
    public Object sample(int cell) {
        if (cell < names.size()) {
            return names.get(cell);
        }
        String other = "any other page";
        while (names.contains(other)) {
            other += "'";
        }
        return other;
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public String describe(BitSet cells) {
        List<String> held = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int cell = 0; cell < names.size(); cell++) {
            (cells.get(cell) ? held : left).add(names.get(cell));
        }
        if (!hasOthers || !cells.get(names.size())) {
            return field.label() + " " + either(held);
        }
        return "any " + field.label() + " but " + either(left);
    }

    private static String either(List<String> words) {
        String last = words.get(words.size() - 1);
        return words.size() == 1
                ? last
                : words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + " or " + last;
    }
}
