package io.schedulebuilder.value;

import java.util.List;

/**
 * A kind of market: how alike captions are for different pages, how noisy sends are, and how an audience reacts.
 * Standard deviations are of the log hazard of a purchase.
 *
 * @param pages number of pages
 * @param bank number of captions, PPVs and bumps
 * @param shared of a caption's appeal to every page
 * @param heavyTail whether that appeal is t distributed, with 5 degrees of freedom, instead of normal
 * @param halfLifeWeeks after this many weeks, half of that appeal's variance is new; 0 if it never changes
 * @param own of a caption's further appeal to one page
 * @param category of a category's appeal to one page
 * @param noise of a send
 * @param form how a log hazard becomes a probability
 * @param hours of the effect of an hour, of which two thirds are shared by all pages
 * @param wear subtracted for each earlier send of the caption to the page, half forgotten in 30 days
 * @param load subtracted for each PPV of the last seven days beyond the page's usual number, as a share of that number
 * @param churn share of the audience that a page loses each week; what joins varies by page
 * @param trend of a page's weekly steps
 */
record Family(
        String name,
        int pages,
        int bank,
        double shared,
        boolean heavyTail,
        double halfLifeWeeks,
        double own,
        double category,
        double noise,
        Form form,
        double hours,
        double wear,
        double load,
        double churn,
        double trend) {

    static final List<Family> ALL = List.of(
            new Family(
                    "shared-taste",
                    10,
                    2_500,
                    0.40,
                    true,
                    0,
                    0.15,
                    0.10,
                    0.20,
                    Form.CLOGLOG,
                    0.25,
                    0.15,
                    0.30,
                    0.02,
                    0.04),
            new Family(
                    "own-taste", 10, 2_500, 0.15, false, 0, 0.40, 0.25, 0.20, Form.LOGIT, 0.20, 0.10, 0.20, 0.03, 0.06),
            new Family(
                    "fashions",
                    10,
                    2_500,
                    0.30,
                    false,
                    6,
                    0.20,
                    0.15,
                    0.25,
                    Form.CLOGLOG,
                    0.30,
                    0.20,
                    0.25,
                    0.02,
                    0.05),
            new Family(
                    "few-pages", 4, 8_000, 0.35, false, 0, 0.20, 0.15, 0.15, Form.LOGIT, 0.15, 0.10, 0.40, 0.01, 0.03),
            new Family(
                    "many-pages",
                    38,
                    1_200,
                    0.30,
                    false,
                    0,
                    0.25,
                    0.15,
                    0.30,
                    Form.CLOGLOG,
                    0.25,
                    0.25,
                    0.15,
                    0.02,
                    0.08));

    enum Form {
        /** Hazard h gives 1 − exp(−h). */
        CLOGLOG {
            @Override
            double probability(double logHazard) {
                return -Math.expm1(-Math.exp(logHazard));
            }
        },
        /** Odds h give h / (1 + h). */
        LOGIT {
            @Override
            double probability(double logHazard) {
                return 1 / (1 + Math.exp(-logHazard));
            }
        };

        abstract double probability(double logHazard);
    }

    static Family named(String name) {
        return ALL.stream()
                .filter(family -> family.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
