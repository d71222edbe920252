package io.schedulebuilder.policy.regions;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.ConflictResolution;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All accounts that some rules can tell apart: the fields that they read, cut by the literals that they compare them
 * with. What rules say of one account of a region, they say of all of it. A region is known by its point of the grid.
 *
 * @param fixing the rules that fix tier, zone or segment, by the field, as far as these are read at each point
 */
public record Regions(Grid grid, Map<Field, List<Rule>> fixing) {
    /** Looked at within a blink. */
    public static final int MOST = 50_000;

    /** Beyond this many, names of pages no longer cut what two books are compared by. */
    private static final int MOST_WITH_PAGES = 100_000;

    /** An account of which nothing is known. */
    public static final Account ORDINARY = new Account(new PageName(Axis.ANY_OTHER_PAGE), BigDecimal.ZERO, 0, 0, 0, 0);

    private static final Map<Field, PolicyParameter<?>> FIXED_BY = Map.of(
            Field.TIER, PolicyParameter.TIER, Field.ZONE, PolicyParameter.ZONE, Field.SEGMENT, PolicyParameter.SEGMENT);

    /**
     * The regions that rules tell apart. Fields that they do not read are left out, so that regions multiply only where
     * rules do. Tier and zone are what the rules fix at each point. So is the segment where the rules read what it is
     * fixed from; otherwise each segment is looked at, as {@code rules show --segment} may ask for any.
     *
     * @param fixedToo of tier, zone and segment, what is wanted at each point even if the rules do not read it
     */
    public static Regions of(RuleBook book, Collection<Rule> rules, Set<Field> fixedToo) {
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
        Set<Field> cut = fields(deciding);
        cut.removeIf(field -> field.fact() != Fact.ACCOUNT);
        if (read.contains(Field.SEGMENT) && segmentIsFree) {
            cut.add(Field.SEGMENT);
        }
        return new Regions(grid(cut, deciding), fixing);
    }

    /** By what rules ask to set anything but the segment, and by the segment itself, which each account is given. */
    public static Regions beyondSegment(List<RuleBook> books) {
        return of(books, set -> set != PolicyParameter.SEGMENT, Set.of(Field.SEGMENT));
    }

    /** By what rules ask to set the segment. */
    public static Regions ofSegment(List<RuleBook> books) {
        return of(books, set -> set == PolicyParameter.SEGMENT, Set.of());
    }

    private static Regions of(List<RuleBook> books, Predicate<PolicyParameter<?>> asked, Set<Field> too) {
        List<Rule> rules = books.stream().flatMap(book -> book.rules().stream()).toList();
        Set<Field> cut = fields(rules.stream().filter(rule -> rule.sets(asked)).toList());
        cut.addAll(too);
        cut.removeAll(Set.of(Field.TIER, Field.ZONE));
        if (grid(cut, rules).size() > MOST_WITH_PAGES) {
            cut.remove(Field.PAGE_NAME);
        }
        return new Regions(grid(cut, rules), Map.of());
    }

    private static Grid grid(Set<Field> cut, List<Rule> rules) {
        return new Grid(cut.stream().map(field -> Axis.of(field, rules)).toList());
    }

    /** The fields that decide which of the rules fire. */
    public static Set<Field> fields(Collection<Rule> rules) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        rules.forEach(rule -> fields.addAll(rule.fields()));
        return fields;
    }

    /** The rules that fix tier, zone or segment. */
    public static List<Rule> fixers(RuleBook book, Field field) {
        return book.setting(set -> set == FIXED_BY.get(field));
    }

    /** In the order of {@link Field}. */
    public List<Axis> axes() {
        return grid.axes();
    }

    /** How many points. */
    public int size() {
        return grid.size();
    }

    /** Whether there are so many points that they are not looked at. */
    public boolean areTooMany() {
        return size() > MOST;
    }

    /** The place of a field among the axes, or -1. */
    public int axisOf(Field field) {
        return axes().stream().map(Axis::field).toList().indexOf(field);
    }

    /** The cell of an axis in which a point lies. */
    public int cell(int point, int axis) {
        return grid.cells(point)[axis];
    }

    /** Covers points with boxes that name as few names as they can. */
    public List<Box> boxes(BitSet points) {
        return Box.coverNamesFirst(grid, points);
    }

    /** What conditions see at a point; empty if tier, zone or segment are in doubt there, which has its own finding. */
    public Optional<FieldValues> values(int point) {
        Map<Field, Object> known = new EnumMap<>(Field.class);
        int[] cells = grid.cells(point);
        for (int axis = 0; axis < cells.length; axis++) {
            known.put(axes().get(axis).field(), axes().get(axis).sample(cells[axis]));
        }
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

    /** What the rules of the first round make of a field; empty if nothing, or two things. */
    public static Optional<String> fixed(Field field, List<Rule> rules, FieldValues values) {
        List<Rule> fired =
                rules.stream().filter(rule -> rule.conditions().holds(values)).toList();
        ConflictResolution conflictResolution = ConflictResolution.of(fired, word -> word == FIXED_BY.get(field));
        return conflictResolution.clashes().isEmpty()
                ? conflictResolution.claims().values().stream()
                        .findFirst()
                        .map(claims -> ((Enum<?>) claims.get(0).value()).name())
                : Optional.empty();
    }

    /**
     * An account with the segment that it is given, whatever the rules say.
     *
     * @param segment empty: as the rules say, or nobody asks
     */
    public record Point(Account account, Optional<Segment> segment) {}

    /** An account of a region. What no axis holds is as for an account of which nothing is known. */
    public Point point(int point) {
        Account account = ORDINARY;
        Optional<Segment> segment = Optional.empty();
        int[] cells = grid.cells(point);
        for (int axis = 0; axis < cells.length; axis++) {
            Field field = axes().get(axis).field();
            Object value = axes().get(axis).value(cells[axis]);
            if (field == Field.SEGMENT) {
                segment = Optional.of(Segment.valueOf((String) value));
            } else {
                account = field.in(account, value);
            }
        }
        return new Point(account, segment);
    }
}
