package io.schedulebuilder.policy.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Points of a grid that are named in one breath: some cells of each axis, in every combination.
 *
 * @param cells of each axis, in a row where the axis is ordered
 */
record Box(Grid grid, List<BitSet> cells) {
    /**
     * As few boxes as are easily found that together are exactly these points. Boxes may overlap: that makes them
     * fewer, and true all the same.
     */
    static List<Box> cover(Grid grid, BitSet points) {
        int axes = grid.axes().size();
        List<Box> forwards =
                cover(grid, points, IntStream.range(0, axes).boxed().toList());
        List<Box> backwards = cover(
                grid,
                points,
                IntStream.range(0, axes).map(i -> axes - 1 - i).boxed().toList());
        return backwards.size() < forwards.size() ? backwards : forwards;
    }

    private static List<Box> cover(Grid grid, BitSet points, List<Integer> order) {
        List<Box> boxes = new ArrayList<>();
        BitSet left = (BitSet) points.clone();
        while (!left.isEmpty()) {
            Box box = of(grid, grid.cells(left.nextSetBit(0)));
            for (int axis : order) {
                box = box.grownAlong(axis, points);
            }
            left.andNot(box.points());
            boxes.add(box);
        }
        return List.copyOf(boxes);
    }

    private static Box of(Grid grid, int[] cells) {
        return new Box(
                grid,
                IntStream.of(cells)
                        .mapToObj(cell -> {
                            BitSet one = new BitSet();
                            one.set(cell);
                            return one;
                        })
                        .toList());
    }

    private Box grownAlong(int axis, BitSet points) {
        Axis grown = grid.axes().get(axis);
        BitSet all = (BitSet) cells.get(axis).clone();
        int start = all.nextSetBit(0);
        for (int cell = start + 1; cell < grown.size(); cell++) {
            if (isWithin(with(axis, cell), points)) {
                all.set(cell);
            } else if (grown.isOrdered()) {
                break;
            }
        }
        for (int cell = start - 1; cell >= 0; cell--) {
            if (isWithin(with(axis, cell), points)) {
                all.set(cell);
            } else if (grown.isOrdered()) {
                break;
            }
        }
        return with(axis, all);
    }

    private static boolean isWithin(Box box, BitSet points) {
        BitSet outside = box.points();
        outside.andNot(points);
        return outside.isEmpty();
    }

    /** The same, with one cell of an axis. */
    Box with(int axis, int cell) {
        BitSet one = new BitSet();
        one.set(cell);
        return with(axis, one);
    }

    private Box with(int axis, BitSet changed) {
        List<BitSet> other = new ArrayList<>(cells);
        other.set(axis, changed);
        return new Box(grid, List.copyOf(other));
    }

    /** Every point within. */
    BitSet points() {
        BitSet points = new BitSet();
        addPoints(new int[cells.size()], 0, points);
        return points;
    }

    private void addPoints(int[] at, int axis, BitSet points) {
        if (axis == at.length) {
            points.set(grid.point(at));
            return;
        }
        BitSet of = cells.get(axis);
        for (int cell = of.nextSetBit(0); cell >= 0; cell = of.nextSetBit(cell + 1)) {
            at[axis] = cell;
            addPoints(at, axis + 1, points);
        }
    }

    /** Whether the box leaves out some of an axis. */
    boolean isBoundedAlong(int axis) {
        return cells.get(axis).cardinality() < grid.axes().get(axis).size();
    }

    /** For people: {@code revenue below 5,000 and saturation at 0.3}; empty if it is everything. */
    Optional<String> describe() {
        List<String> parts = IntStream.range(0, cells.size())
                .filter(this::isBoundedAlong)
                .mapToObj(axis -> grid.axes().get(axis).describe(cells.get(axis)))
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
    }
}
