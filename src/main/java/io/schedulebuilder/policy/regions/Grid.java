package io.schedulebuilder.policy.regions;

import java.util.List;

/** Numbers the combinations of cells of some axes, from 0: the last axis runs fastest. */
public record Grid(List<Axis> axes) {
    /** How many combinations; without axes, one; the greatest {@code int} stands for that and any more. */
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
