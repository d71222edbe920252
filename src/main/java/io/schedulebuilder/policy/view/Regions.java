package io.schedulebuilder.policy.view;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All accounts, cut into regions at the literals of some rule books: what rules say of one account of a region, they
 * say of all of it. A region is known by its number.
 */
public final class Regions {
    /** Beyond this many, names of pages no longer cut. */
    private static final long MOST = 100_000;

    private static final Account ORDINARY = new Account(new PageName(Axis.ANY_OTHER_PAGE), BigDecimal.ZERO, 0, 0, 0, 0);

    private final List<Axis> axes;

    private Regions(List<Axis> axes) {
        this.axes = axes;
    }

    /**
     * An account of a region.
     *
     * @param segment where the segment is one of the axes: given to the account, whatever the rules say
     */
    public record Point(Account account, Optional<Segment> segment) {}

    /** By what rules ask to set anything but the segment, and by the segment itself. */
    public static Regions beyondSegment(List<RuleBook> books) {
        Set<Field> fields = fields(books, rule -> !setsOnlySegment(rule));
        fields.add(Field.SEGMENT);
        return of(fields, books);
    }

    /** By what rules ask to set the segment. */
    public static Regions ofSegment(List<RuleBook> books) {
        return of(
                fields(books, rule -> rule.settings().stream().anyMatch(setting -> setting.word() == Word.SEGMENT)),
                books);
    }

    private static Regions of(Set<Field> fields, List<RuleBook> books) {
        List<Axis> axes = fields.stream()
                .filter(field -> field != Field.TIER && field != Field.ZONE)
                .map(field -> Axis.of(field, books))
                .toList();
        Regions regions = new Regions(axes);
        return regions.product() <= MOST
                ? regions
                : new Regions(axes.stream()
                        .filter(axis -> axis.field() != Field.PAGE_NAME)
                        .toList());
    }

    private static Set<Field> fields(Collection<RuleBook> books, Predicate<Rule> asked) {
        return books.stream()
                .flatMap(book -> book.rules().stream())
                .filter(asked)
                .flatMap(rule -> rule.fields().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean setsOnlySegment(Rule rule) {
        return rule.settings().stream().allMatch(setting -> setting.word() == Word.SEGMENT);
    }

    /** In the order of {@link Field}. */
    public List<Axis> axes() {
        return axes;
    }

    /** How many regions there are. */
    public int size() {
        return Math.toIntExact(product());
    }

    private long product() {
        return axes.stream().mapToLong(axis -> axis.cells().size()).reduce(1, Math::multiplyExact);
    }

    /** An account of a region. */
    public Point point(int region) {
        Account account = ORDINARY;
        Optional<Segment> segment = Optional.empty();
        for (int a = 0; a < axes.size(); a++) {
            Object value = axes.get(a).cells().get(cell(region, a)).value();
            if (axes.get(a).field() == Field.SEGMENT) {
                segment = Optional.of(Segment.valueOf((String) value));
            } else {
                account = AccountFields.with(account, axes.get(a).field(), value);
            }
        }
        return new Point(account, segment);
    }

    /** The cell of an axis in which a region lies. */
    public int cell(int region, int axis) {
        int rest = region;
        for (int a = axes.size() - 1; a > axis; a--) {
            rest /= axes.get(a).cells().size();
        }
        return rest % axes.get(axis).cells().size();
    }

    /** Regions side by side: those whose cell on each axis is among the box's. */
    public record Box(List<BitSet> cells) {}

    /** Covers regions with boxes, as few as a greedy search finds; boxes may overlap. */
    public List<Box> boxes(BitSet regions) {
        BitSet left = (BitSet) regions.clone();
        List<Box> boxes = new ArrayList<>();
        while (!left.isEmpty()) {
            Box box = grown(left.nextSetBit(0), regions);
            boxes.add(box);
            numbers(box.cells()).forEach(left::clear);
        }
        return boxes;
    }

    private Box grown(int region, BitSet within) {
        List<BitSet> cells = new ArrayList<>();
        for (int a = 0; a < axes.size(); a++) {
            cells.add(single(cell(region, a)));
        }
        // Names first: a difference seldom depends on them, and then no line needs to name one.
        for (int a : byKind()) {
            Axis axis = axes.get(a);
            int own = cell(region, a);
            for (int i = own + 1; i < axis.cells().size() && (fits(cells, a, i, within) || !axis.isOrdered()); i++) {
                cells.get(a).set(i, fits(cells, a, i, within));
            }
            for (int i = own - 1; i >= 0 && (fits(cells, a, i, within) || !axis.isOrdered()); i--) {
                cells.get(a).set(i, fits(cells, a, i, within));
            }
        }
        return new Box(cells);
    }

    private Set<Integer> byKind() {
        Set<Integer> order = new LinkedHashSet<>();
        IntStream.range(0, axes.size()).filter(a -> !axes.get(a).isOrdered()).forEach(order::add);
        IntStream.range(0, axes.size()).forEach(order::add);
        return order;
    }

    /** Whether the box, moved along one axis to this cell, lies within. */
    private boolean fits(List<BitSet> cells, int axis, int cell, BitSet within) {
        List<BitSet> slab = new ArrayList<>(cells);
        slab.set(axis, single(cell));
        return numbers(slab).allMatch(within::get);
    }

    private IntStream numbers(List<BitSet> cells) {
        IntStream numbers = IntStream.of(0);
        for (int a = 0; a < axes.size(); a++) {
            BitSet some = cells.get(a);
            int size = axes.get(a).cells().size();
            numbers = numbers.flatMap(number -> some.stream().map(cell -> number * size + cell));
        }
        return numbers;
    }

    private static BitSet single(int cell) {
        BitSet one = new BitSet();
        one.set(cell);
        return one;
    }
}
