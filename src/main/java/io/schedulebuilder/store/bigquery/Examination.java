package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.ReportedFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks a dataset: the credentials, its content, and whether it works with this program. Changes nothing. */
final class Examination {
    private static final Duration MOST_SKEW = Duration.ofMinutes(1);
    private static final String ANALYSIS = "analyze_creator_performance";

    private final Session session;
    private final String deploy;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Session session) {
        this.session = session;
        this.deploy = "schedule-builder warehouse deploy --warehouse " + session.dataset();
    }

    List<Finding> findings() {
        // If one of these fails, there is nothing else to check.
        if (looked("credentials", () -> Finding.ok("credentials", session.identity()))
                && looked("dataset", () -> Finding.ok("dataset", session.dataset() + " in " + session.location()))) {
            looked("clock", this::clock);
            boolean tables = looked("tables", this::tables);
            Optional<Routines> routines = routines();
            if (tables && routines.isPresent()) {
                looked("caption keys", this::captionKeys);
                if (routines.get().state(ANALYSIS) == Routines.State.FOREIGN) {
                    findings.add(analysisOfTheirs());
                }
            }
        }
        return List.copyOf(findings);
    }

    /** Runs a check; returns whether it found no fault. */
    private boolean looked(String check, Supplier<Finding> look) {
        Finding finding;
        try {
            finding = look.get();
        } catch (FailureException e) {
            finding = Finding.fault(check, String.valueOf(e.getMessage()), "");
        }
        findings.add(finding);
        return finding.verdict() != Finding.Verdict.FAULT;
    }

    private Finding clock() {
        ResultRow row = session.first("ask for the time", session.statement("clock"));
        Duration skew = Duration.between(row.moment(0), Instant.now());
        return skew.abs().compareTo(MOST_SKEW) <= 0
                ? Finding.ok("clock", "within a minute of the service's")
                : Finding.warning(
                        "clock",
                        skew.abs().toSeconds() + " s " + (skew.isNegative() ? "behind" : "ahead of") + " the service's",
                        "Set this machine's clock: it decides what \"now\" is for as-of.");
    }

    private Finding tables() {
        Catalog catalog = session.catalog();
        List<String> missing = new ArrayList<>();
        for (String table : Tables.ALL) {
            if (!catalog.has(table)) {
                missing.add(table);
            } else {
                Map<String, String> columns = Tables.missing(catalog, table);
                if (!columns.isEmpty()) {
                    missing.add(table + " (" + String.join(", ", columns.keySet()) + ")");
                }
            }
        }
        try {
            Tables.require(session.dataset(), catalog);
        } catch (FailureException e) {
            return Finding.fault("tables", "missing: " + String.join("; ", missing), deploy);
        }
        if (session.query("look at the guard", session.statement("guard")).isEmpty()) {
            return Finding.fault("tables", "sb_guard has no row, so conflicts between runs are not detected", deploy);
        }
        Optional<Tables.Demand> demand = Tables.demand(catalog);
        if (demand.isPresent()) {
            return Finding.fault("tables", demand.get().words(), demand.get().remedy(session.dataset()));
        }
        return missing.isEmpty()
                ? Finding.ok("tables", "all " + Tables.ALL.size() + ", with all columns")
                : Finding.warning("tables", "missing but not needed: " + String.join("; ", missing), deploy);
    }

    private Optional<Routines> routines() {
        Routines routines;
        try {
            routines = Routines.read(session);
        } catch (FailureException e) {
            findings.add(Finding.fault("procedures", String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
        boolean usable = true;
        for (String routine : Routines.ALL) {
            boolean ours = routine.startsWith(Routines.PREFIX);
            Routines.State state = routines.state(routine);
            usable &= !ours || state == Routines.State.CURRENT;
            findings.add(
                    switch (state) {
                        case CURRENT -> Finding.ok(routine, "this version");
                        case ABSENT -> wrong(routine, ours, "missing", "missing; builds do not need it");
                        case OUTDATED -> wrong(routine, ours, "another version", "another version of ours");
                        case FOREIGN ->
                            ours
                                    ? Finding.fault(routine, "not ours, although it has our prefix", deploy)
                                    : theirs(routine);
                    });
        }
        return usable ? Optional.of(routines) : Optional.empty();
    }

    /** Builds only need our own routines. */
    private Finding wrong(String routine, boolean ours, String fault, String warning) {
        return ours ? Finding.fault(routine, fault, deploy) : Finding.warning(routine, warning, deploy);
    }

    private Finding theirs(String routine) {
        return Finding.warning(
                routine,
                "the agency's own; builds use " + Routines.PREFIX + routine,
                routine.equals("lock_caption_assignments")
                        ? "Other callers lock captions outside our transaction. Have them call ours, or " + deploy
                                + " --replace-procedures"
                        : "");
    }

    private Finding captionKeys() {
        ResultRow row = session.first("look at the caption keys", session.statement("caption_keys"));
        long captions = row.number(0);
        if (row.number(3) > 0) {
            return Finding.fault(
                    "caption keys",
                    Counted.of(row.number(3), "row") + " of caption_bank with a duplicate id",
                    "Remove the duplicates: a lock cannot tell them apart.");
        }
        if (row.number(1) == captions) {
            return Finding.ok("caption keys", "stored as the program computes them");
        }
        return Finding.ok(
                "caption keys",
                (row.number(2) * 2 > captions ? "stored as MD5 of the text" : "stored in a different way")
                        + ": builds compute their own instead");
    }

    /** Builds never call it, so nothing it does is a fault. */
    private Finding analysisOfTheirs() {
        try {
            return analysis();
        } catch (FailureException | IllegalStateException e) {
            return Finding.warning(
                    ANALYSIS, "the agency's own cannot be compared: " + e.getMessage(), "Builds do not need it.");
        }
    }

    /**
     * Compares the figures of the agency's own analysis with ours, on the page that sent most recently, or the first
     * page if none has sent.
     */
    private Finding analysis() {
        BigQuerySnapshot snapshot = new BigQuerySnapshot(session);
        Optional<PageName> page =
                snapshot.latestSender().or(() -> snapshot.pageNames().stream().findFirst());
        if (page.isEmpty()) {
            return Finding.ok(ANALYSIS, "no page to compare");
        }
        Statement theirs = Statement.of(
                        ANALYSIS,
                        "DECLARE report STRING; CALL " + session.dataset().quoted(ANALYSIS) + "("
                                + SqlText.literal(page.get().value()) + ", report); SELECT report AS report;")
                .of(page.get());
        ReportedFigures there = Reports.figures(
                session.dataset(),
                ANALYSIS,
                session.first("call " + ANALYSIS, theirs).text(0));
        Page known = snapshot.page(page.get()).orElseThrow();
        ResultRow ours = session.first("analyze the page", Reports.call(session, Map.of(known, Instant.now())));
        ReportedFigures here = Reports.figures(session.dataset(), "sb_analyze_pages", ours.text(1));
        return Finding.warning(
                ANALYSIS,
                String.format(
                        Locale.ROOT,
                        "on page %s it says revenue $%s (ours $%s), saturation %.4f (%.4f), $%.4f a recipient (%.4f), %d messages (%d)",
                        page.get(),
                        there.revenue().toPlainString(),
                        here.revenue().toPlainString(),
                        there.saturation(),
                        here.saturation(),
                        there.averageRpr(),
                        here.averageRpr(),
                        there.messages(),
                        here.messages()),
                "Plans use ours; docs/bigquery.md says how they differ.");
    }
}
