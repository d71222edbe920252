package io.schedulebuilder.policy.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds numbers near a number. */
final class Numbers {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private Numbers() {}

    /** One unit in the last place more and less, and a tenth more and less, without the number itself. */
    static List<BigDecimal> near(BigDecimal number) {
        BigDecimal unit = number.ulp();
        BigDecimal tenth = number.abs().multiply(TENTH).setScale(number.scale(), RoundingMode.UP);
        List<BigDecimal> near = new ArrayList<>(List.of(number.add(unit), number.subtract(unit)));
        Stream.of(number.add(tenth), number.subtract(tenth))
                .filter(other -> other.compareTo(number) != 0 && !near.contains(other))
                .forEach(near::add);
        return near;
    }
}
