package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.Settlement;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Token;
import io.schedulebuilder.policy.language.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All pages that some rules can tell apart: the fields that they read, cut by the literals that they compare them with.
 * Fields that they do not read are left out, so that regions multiply only where rules do.
 *
 * <p>Tier and zone are what the rules fix at each point. So is the segment where the rules read what it is fixed from;
 * otherwise each segment is looked at, as {@code rules show --segment} may ask for any.
 *
 * @param fixing the rules that fix tier, zone or segment, by the field, as far as these are read
 */
record Regions(Grid grid, Map<Field, List<Rule>> fixing) {
    /** Looked at within a blink. */
    static final int MOST = 50_000;

    private static final Map<Field, Word<?>> FIXED_BY =
            Map.of(Field.TIER, Word.TIER, Field.ZONE, Word.ZONE, Field.SEGMENT, Word.SEGMENT);

    /**
     * The regions that rules tell apart.
     *
     * @param fixedToo of tier, zone and segment, what is wanted at each point even if the rules do not read it
     */
    static Regions of(RuleBook book, Collection<Rule> rules, Set<Field> fixedToo) {
        List<Rule> deciding = new ArrayList<>(rules);
        Set<Field> read = fields(rules);
        read.addAll(fixedToo);
        Map<Field, List<Rule>> fixing = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.TIER, Field.ZONE)) {
            if (read.contains(field)) {
                fixing.put(field, fixers(book, field));
                deciding.addAll(fixers(book, field));
            }
        }
        List<Rule> segments = fixers(book, Field.SEGMENT);
        boolean segmentIsFree = Collections.disjoint(fields(segments), fields(deciding));
        if (read.contains(Field.SEGMENT) && !segmentIsFree) {
            fixing.put(Field.SEGMENT, segments);
            deciding.addAll(segments);
        }
        List<Axis> axes = new ArrayList<>();
        for (Field field : fields(deciding)) {
            if (field.fact() == Fact.ACCOUNT) {
                axes.add(axis(field, deciding));
            }
        }
        if (read.contains(Field.SEGMENT) && segmentIsFree) {
            axes.add(NameAxis.ofWords(Field.SEGMENT));
        }
        return new Regions(new Grid(List.copyOf(axes)), fixing);
    }

    /** The fields that decide which of the rules fire. */
    static Set<Field> fields(Collection<Rule> rules) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        rules.forEach(rule -> fields.addAll(rule.fields()));
        return fields;
    }

    /** The rules that fix tier, zone or segment. */
    static List<Rule> fixers(RuleBook book, Field field) {
        return book.rules().stream()
                .filter(rule -> rule.settings().stream().anyMatch(setting -> setting.word() == FIXED_BY.get(field)))
                .toList();
    }

    private static Axis axis(Field field, Collection<Rule> rules) {
        List<Token> literals = rules.stream()
                .flatMap(rule -> rule.conditions().comparisons())
                .filter(comparison -> comparison.field() == field)
                .map(Comparison::values)
                .flatMap(List::stream)
                .toList();
        return field == Field.PAGE_NAME
                ? NameAxis.ofPages(literals.stream().map(Token::text).toList())
                : NumberAxis.of(field, literals.stream().map(Token::number).toList());
    }

    /** How many points. */
    int size() {
        return grid.size();
    }

    /** Whether there are so many points that they are not looked at. */
    boolean areTooMany() {
        return size() > MOST;
    }

    /** The place of a field among the axes, or -1. */
    int axisOf(Field field) {
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            if (grid.axes().get(axis).field() == field) {
                return axis;
            }
        }
        return -1;
    }

    /** What conditions see at a point; empty if tier, zone or segment are in doubt there, which has its own finding. */
    Optional<FieldValues> values(int point) {
        Map<Field, Object> known = samples(point);
        FieldValues values = new FieldValues(known);
        for (Map.Entry<Field, List<Rule>> fixed : fixing.entrySet()) {
            Optional<String> name = fixed(fixed.getKey(), fixed.getValue(), values);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            known.put(fixed.getKey(), name.get());
        }
        return Optional.of(new FieldValues(Collections.unmodifiableMap(known)));
    }

    private Map<Field, Object> samples(int point) {
        Map<Field, Object> samples = new EnumMap<>(Field.class);
        int[] cells = grid.cells(point);
        for (int axis = 0; axis < cells.length; axis++) {
            Axis of = grid.axes().get(axis);
            samples.put(of.field(), of.sample(cells[axis]));
        }
        return samples;
    }

    /** What the rules of the first round make of a field; empty if nothing, or two things. */
    static Optional<String> fixed(Field field, List<Rule> rules, FieldValues values) {
        List<Rule> fired =
                rules.stream().filter(rule -> rule.conditions().holds(values)).toList();
        Settlement settlement = Settlement.of(fired, word -> word == FIXED_BY.get(field));
        return settlement.clashes().isEmpty()
                ? settlement.claims().values().stream()
                        .findFirst()
                        .map(claims -> ((Enum<?>) claims.get(0).value()).name())
                : Optional.empty();
    }

    /** A page at a point. What no axis holds is as for a page of which nothing is known. */
    Account account(int point) {
        Map<Field, Object> known = samples(point);
        return new Account(
                new PageName((String) known.getOrDefault(Field.PAGE_NAME, "any page")),
                BigDecimal.valueOf((Double) known.getOrDefault(Field.REVENUE, 0.0)),
                (Double) known.getOrDefault(Field.SATURATION, 0.0),
                (Double) known.getOrDefault(Field.AVERAGE_RPR, 0.0),
                (Double) known.getOrDefault(Field.AVERAGE_CONVERSION, 0.0),
                ((Double) known.getOrDefault(Field.MESSAGE_COUNT, 0.0)).intValue());
    }

    /** The segment that a point gives the page; empty where the rules fix it, or nobody asks. */
    Optional<Segment> segment(int point) {
        int axis = axisOf(Field.SEGMENT);
        return axis < 0
                ? Optional.empty()
                : Optional.of(Segment.valueOf((String) grid.axes().get(axis).sample(grid.cells(point)[axis])));
    }
}
