package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The machine that the figures were measured on. */
final class Machine {
    private Machine() {}

    /** Cores, number of solvers at once, Java and date. */
    static String words(InstantSource clock, int solvers) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Counted.of(cores, "core") + ", " + Counted.of(solvers, "solver")
                + " at once, Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
