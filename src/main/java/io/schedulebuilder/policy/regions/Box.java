package io.schedulebuilder.policy.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Points of a grid that one phrase can describe: some cells of each axis, in every combination.
 *
 * @param cells the cells of each axis; consecutive if the axis is ordered
 */
public record Box(Grid grid, List<BitSet> cells) {
    /**
     * Covers exactly these points with few boxes. The number is not always minimal. Boxes may overlap, because that
     * needs fewer of them.
     */
    public static List<Box> cover(Grid grid, BitSet points) {
        List<Integer> order = axes(grid).boxed().collect(Collectors.toCollection(ArrayList::new));
        List<Box> forwards = cover(grid, points, order);
        Collections.reverse(order);
        List<Box> backwards = cover(grid, points, order);
        return backwards.size() < forwards.size() ? backwards : forwards;
    }

    /**
     * Like {@link #cover(Grid, BitSet)}, but grows boxes along names first. A difference seldom depends on names, so
     * most boxes need not mention one.
     */
    public static List<Box> coverNamesFirst(Grid grid, BitSet points) {
        return cover(
                grid,
                points,
                Stream.of(false, true)
                        .flatMap(ordered -> axes(grid)
                                .filter(axis -> grid.axes().get(axis).isOrdered() == ordered)
                                .boxed())
                        .toList());
    }

    private static IntStream axes(Grid grid) {
        return IntStream.range(0, grid.axes().size());
    }

    private static List<Box> cover(Grid grid, BitSet points, List<Integer> order) {
        List<Box> boxes = new ArrayList<>();
        BitSet left = (BitSet) points.clone();
        while (!left.isEmpty()) {
            Box box = new Box(
                    grid,
                    IntStream.of(grid.cells(left.nextSetBit(0)))
                            .mapToObj(Box::single)
                            .toList());
            for (int axis : order) {
                box = box.grownAlong(axis, points);
            }
            box.points().forEach(left::clear);
            boxes.add(box);
        }
        return List.copyOf(boxes);
    }

    private static BitSet single(int cell) {
        BitSet one = new BitSet();
        one.set(cell);
        return one;
    }

    private Box grownAlong(int axis, BitSet points) {
        BitSet grown = (BitSet) cells.get(axis).clone();
        int start = grown.nextSetBit(0);
        for (int step : new int[] {1, -1}) {
            int cell = start + step;
            boolean goesOn = true;
            while (goesOn && cell >= 0 && cell < grid.axes().get(axis).size()) {
                boolean fits = with(axis, cell).points().allMatch(points::get);
                grown.set(cell, fits);
                goesOn = fits || !grid.axes().get(axis).isOrdered();
                cell += step;
            }
        }
        return with(axis, grown);
    }

    /** A copy with only one cell of an axis. */
    public Box with(int axis, int cell) {
        return with(axis, single(cell));
    }

    private Box with(int axis, BitSet changed) {
        List<BitSet> other = new ArrayList<>(cells);
        other.set(axis, changed);
        return new Box(grid, List.copyOf(other));
    }

    /** The points in the box, in ascending order. */
    public IntStream points() {
        IntStream points = IntStream.of(0);
        for (int axis = 0; axis < cells.size(); axis++) {
            BitSet some = cells.get(axis);
            int size = grid.axes().get(axis).size();
            points = points.flatMap(point -> some.stream().map(cell -> point * size + cell));
        }
        return points;
    }

    /** Whether the box leaves out some cells of an axis. */
    public boolean isBoundedAlong(int axis) {
        return cells.get(axis).cardinality() < grid.axes().get(axis).size();
    }

    /** Describes the box for people: {@code revenue below 5,000 and saturation at 0.3}; empty if it is everything. */
    public Optional<String> describe() {
        return Optional.of(axes(grid)
                        .filter(this::isBoundedAlong)
                        .mapToObj(axis -> grid.axes().get(axis).describe(cells.get(axis)))
                        .collect(Collectors.joining(" and ")))
                .filter(text -> !text.isEmpty());
    }
}
