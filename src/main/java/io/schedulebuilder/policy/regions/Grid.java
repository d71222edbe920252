package io.schedulebuilder.policy.regions;

import java.util.List;

/** Numbers the combinations of cells of some axes from 0; the last axis varies fastest. */
public record Grid(List<Axis> axes) {
    /** The number of combinations, at most {@link Integer#MAX_VALUE}; 1 without axes. */
    public int size() {
        return (int) axes.stream().mapToLong(Axis::size).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
    }

    /** The cell of each axis at a point. */
    public int[] cells(int point) {
        int[] cells = new int[axes.size()];
        int rest = point;
        for (int i = axes.size() - 1; i >= 0; i--) {
            cells[i] = rest % axes.get(i).size();
            rest /= axes.get(i).size();
        }
        return cells;
    }

    /** The point with these cells. */
    public int point(int[] cells) {
        int point = 0;
        for (int i = 0; i < cells.length; i++) {
            point = point * axes.get(i).size() + cells[i];
        }
        return point;
    }
}
