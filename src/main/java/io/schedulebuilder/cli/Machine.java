package io.schedulebuilder.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What figures were measured on. */
final class Machine {
    private Machine() {}

    /** Cores, solvers at once, Java and date. */
    static String words(InstantSource clock, int solvers) {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + (cores == 1 ? " core, " : " cores, ") + solvers + (solvers == 1 ? " solver" : " solvers")
                + " at once, Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
