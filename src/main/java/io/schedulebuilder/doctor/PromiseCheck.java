package io.schedulebuilder.doctor;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.worth.PromiseRatios;
import io.schedulebuilder.worth.PromiseRatios.Ratio;
import io.schedulebuilder.worth.PromiseRatios.Totals;
import io.schedulebuilder.worth.Promises;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks whether pages earn what recent plans promised. Promises drift if the 80% interval of the ratio lies outside
 * {@value #LEAST} to {@value #MOST}.
 */
final class PromiseCheck {
    private static final double LEAST = 0.9;
    private static final double MOST = 1.1;
    private static final String ADVICE =
            "See which weeks and captions it comes from:  schedule-builder value check  The next plans correct for it.";

    private PromiseCheck() {}

    /** One finding for all pages, and a warning for each page whose promises drift; none if no plan was sent yet. */
    static List<Finding> of(Promises promises, Instant now) {
        return promises.recent(now).map(PromiseCheck::findings).orElse(List.of());
    }

    private static List<Finding> findings(PromiseRatios ratios) {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("promises", ratios.ofAll(), ratios.totals()));
        for (PageName page : ratios.pages()) {
            if (drifts(ratios.ofPage(page))) {
                findings.add(finding("promises of " + page, ratios.ofPage(page), ratios.totals(page)));
            }
        }
        return findings;
    }

    private static Finding finding(String check, Ratio ratio, Totals totals) {
        String found = String.format(
                Locale.ROOT,
                "%s sent as planned in %d weeks: %s promised, %s earned; a promised dollar likely earns $%.2f (80%% "
                        + "interval $%.2f to $%.2f)",
                Counted.of(totals.messages(), "PPV"),
                Promises.RECENT_WEEKS,
                Figures.dollars(totals.promised()),
                Figures.dollars(totals.earned()),
                ratio.median(),
                ratio.low(),
                ratio.high());
        return drifts(ratio) ? Finding.warning(check, found + ": promises drift", ADVICE) : Finding.ok(check, found);
    }

    private static boolean drifts(Ratio ratio) {
        return ratio.high() < LEAST || ratio.low() > MOST;
    }
}
