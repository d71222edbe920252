package io.schedulebuilder.policy.regions;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.language.Field;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Grid GRID = new Grid(List.of(
            Axis.ofNumbers(Field.REVENUE, List.of(BigDecimal.ZERO, BigDecimal.TEN)),
            Axis.ofNumbers(Field.SATURATION, List.of(new BigDecimal("0.5"))),
            Axis.ofPages(List.of("ava", "mia"))));

    /** 0, below 10, 10, above; below 0.5, 0.5, above; ava, mia, others. */
    @Property(tries = 200)
    void cover_ofAnyPoints_isExactlyThose(@ForAll @Size(36) List<Boolean> chosen) {
        BitSet points = new BitSet();
        for (int point = 0; point < GRID.size(); point++) {
            points.set(point, chosen.get(point));
        }
        BitSet covered = new BitSet();
        Box.cover(GRID, points).forEach(box -> box.points().forEach(covered::set));

        assertThat(GRID.size()).isEqualTo(36);
        assertThat(covered).isEqualTo(points);
    }

    @Test
    void cover_ofASlab_isOneBox_andAllIsNamedNothing() {
        BitSet slab = new BitSet();
        BitSet all = new BitSet();
        for (int point = 0; point < GRID.size(); point++) {
            all.set(point);
            slab.set(point, GRID.cells(point)[0] >= 2 && GRID.cells(point)[2] != 1);
        }

        assertThat(Box.cover(GRID, slab))
                .map(Box::describe)
                .containsExactly(Optional.of("revenue from 10 on and any page but mia"));
        assertThat(Box.cover(GRID, all)).map(Box::describe).containsExactly(Optional.empty());
    }
}
