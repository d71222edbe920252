package io.schedulebuilder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How much of a grid of cases a test tries: a sample, the same each time, or with {@code mvn verify -Pall} the whole. */
public final class Grids {
    /** Whether each case is tried. */
    public static final boolean ALL = "all".equals(System.getProperty("schedulebuilder.grids"));

    private static final int SEED = 20251104;

    private Grids() {}

    /** The whole grid, or so many of it in their order. */
    public static <T> List<T> sample(int count, List<T> cases) {
        if (ALL || cases.size() <= count) {
            return cases;
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(SEED));
        return places.subList(0, count).stream().sorted().map(cases::get).toList();
    }
}
