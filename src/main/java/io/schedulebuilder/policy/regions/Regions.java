package io.schedulebuilder.policy.regions;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.ConflictResolution;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Wording;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All accounts that some rules can distinguish: the fields that the rules use, cut at the literals that they compare
 * with. Rules give the same answer for all accounts of a region. A point of the grid identifies a region.
 *
 * @param fixing the rules that fix tier, zone or segment, by field, for the fields that are needed at each point
 */
public record Regions(Grid grid, Map<Field, List<Rule>> fixing) {
    /** The most regions to check, so that a check feels instant. */
    public static final int MOST = 50_000;

    /** If a comparison of two books has more regions, page names do not divide them. */
    private static final int MOST_WITH_PAGES = 100_000;

    /** An account about which nothing is known. */
    public static final Account ORDINARY =
            new Account(new PageName(Axis.ANY_OTHER_PAGE), BigDecimal.ZERO, 0, 0, 0, 0, 0);

    private static final Map<Field, PolicyParameter<?>> FIXED_BY = Map.of(
            Field.TIER, PolicyParameter.TIER, Field.ZONE, PolicyParameter.ZONE, Field.SEGMENT, PolicyParameter.SEGMENT);

    /**
     * The regions that rules distinguish. Fields that the rules do not use are left out, to keep the number of regions
     * low. The rules fix tier and zone at each point. They also fix the segment if the other rules use the fields that
     * decide it. Otherwise every segment has its own points, because {@code rules show --segment} can ask for any.
     *
     * @param fixedToo which of tier, zone and segment are needed at each point even if the rules do not use them
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

    /**
     * Regions by the conditions of rules that set anything but the segment, and by the segment, which each account is
     * given.
     */
    public static Regions beyondSegment(List<RuleBook> books) {
        return of(books, set -> set != PolicyParameter.SEGMENT, Set.of(Field.SEGMENT));
    }

    /** Regions by the conditions of rules that set the segment. */
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

    /** The axes, in the order of {@link Field}. */
    public List<Axis> axes() {
        return grid.axes();
    }

    /** The number of points. */
    public int size() {
        return grid.size();
    }

    /** Whether there are too many points to check. */
    public boolean areTooMany() {
        return size() > MOST;
    }

    /**
     * The fault if there are too many points to check.
     *
     * @param checked what would be checked, for people
     */
    public String tooMany(String checked) {
        List<String> fields = axes().stream().map(axis -> axis.field().label()).toList();
        return checked + ": the rules compare " + Wording.both(fields) + " with so many values that there are "
                + Counted.grouped(size()) + " regions; at most " + Counted.grouped(MOST)
                + " are checked, so problems here may be missed. Compare fewer fields or fewer values.";
    }

    /** The index of a field among the axes, or -1. */
    public int axisOf(Field field) {
        return axes().stream().map(Axis::field).toList().indexOf(field);
    }

    /** The field values at a point; empty if tier, zone or segment is not fixed there, which has its own finding. */
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

    /** The value that rules of the first round fix for a field; empty if they fix none, or two different ones. */
    public static Optional<String> fixed(Field field, List<Rule> rules, FieldValues values) {
        List<Rule> fired =
                rules.stream().filter(rule -> rule.conditions().holds(values)).toList();
        ConflictResolution conflictResolution = new ConflictResolution(fired, word -> word == FIXED_BY.get(field));
        return conflictResolution.clashes().isEmpty()
                ? conflictResolution.claims().values().stream()
                        .findFirst()
                        .map(claims -> ((Enum<?>) claims.get(0).value()).name())
                : Optional.empty();
    }

    /**
     * An account, and a given segment that overrides any rule.
     *
     * @param segment empty if the rules set it, or if it is not needed
     */
    public record Point(Account account, Optional<Segment> segment) {
        public Decision decide(PolicyEngine rules) {
            return rules.decide(account, segment);
        }
    }

    /** An account of each region. */
    public Stream<Point> points() {
        return IntStream.range(0, size()).mapToObj(this::point);
    }

    /** An account of a region. Fields without an axis are as in {@link #ORDINARY}. */
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
