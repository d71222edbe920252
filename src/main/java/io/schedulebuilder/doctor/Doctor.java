package io.schedulebuilder.doctor;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.DataStates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether weeks can be built: rules, solver configuration, warehouse, and captions for each page. */
public final class Doctor {
    private Doctor() {}

    /** Free captions of a page, by price tier. */
    public record PageView(String pageName, Map<String, Integer> byTier) {}

    /**
     * All findings.
     *
     * @param pages empty if the warehouse cannot be read
     */
    public record Diagnosis(List<Finding> findings, List<PageView> pages) {
        /** A copy with more findings. */
        public Diagnosis with(List<Finding> more) {
            return new Diagnosis(Stream.concat(findings.stream(), more.stream()).toList(), pages);
        }

        /** Whether weeks can be built. */
        public boolean canBuild() {
            return findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.FAULT);
        }
    }

    /** Runs all checks. Changes nothing; a failed check is a finding. */
    public static Diagnosis examine(Warehouse warehouse, Path rules, Path solverConfig, Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(looked("rules", rules, () -> PolicyEngine.load(rules), "schedule-builder rules check"));
        findings.add(looked("solver configuration", solverConfig, () -> SolverConfiguration.load(solverConfig), ""));
        List<Finding> ofWarehouse = warehouse.examine();
        findings.addAll(ofWarehouse);
        if (ofWarehouse.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAULT)) {
            return new Diagnosis(List.copyOf(findings), List.of());
        }
        List<PageView> pages = new ArrayList<>();
        try (Snapshot snapshot = warehouse.read()) {
            freshness(snapshot, rules, now).ifPresent(findings::add);
            findings.addAll(PromiseCheck.of(snapshot.promises(), now));
            for (PageName name : snapshot.activePages()) {
                page(snapshot, name, now, findings).ifPresent(pages::add);
            }
            if (pages.isEmpty()) {
                findings.add(Finding.warning(
                        "pages", "no pages found", "Import messages or pages:  schedule-builder warehouse import"));
            }
        } catch (FailureException | InputException e) {
            findings.add(Finding.fault("pages", String.valueOf(e.getMessage()), ""));
        }
        return new Diagnosis(List.copyOf(findings), List.copyOf(pages));
    }

    /** How old the data is; empty if there is none, or if the rules are broken and set no bound. */
    private static Optional<Finding> freshness(Snapshot snapshot, Path rules, Instant now) {
        return DataStates.of(snapshot, now, rules)
                .map(state -> state.isStale()
                        ? Finding.warning(
                                "data",
                                state.age().sentence() + ": stale",
                                "Import what was sent since then:  schedule-builder warehouse import")
                        : Finding.ok("data", state.age().sentence()));
    }

    private static Optional<PageView> page(Snapshot snapshot, PageName name, Instant now, List<Finding> findings) {
        try {
            Page page = snapshot.page(name).orElseThrow();
            Horizon week = new Horizon(now.atZone(page.zone()).toLocalDate(), 1, page.zone());
            CaptionPool pool = snapshot.pool(page, week, now, Replacement.NONE);
            Map<String, Integer> byTier = new LinkedHashMap<>();
            List<String> none = new ArrayList<>();
            for (PriceTier tier : PriceTier.values()) {
                int free = (int) pool.free().stream()
                        .filter(caption -> caption.kind().priceTier() == tier)
                        .count();
                byTier.put(tier.label(), free);
                if (free == 0) {
                    none.add(tier.name());
                }
            }
            if (!none.isEmpty()) {
                findings.add(Finding.warning(
                        "captions of " + name,
                        "no free captions in " + String.join(", ", none),
                        "Import captions for it, or wait until locks end. Until then, other price tiers fill in."));
            }
            return Optional.of(new PageView(name.value(), byTier));
        } catch (FailureException | InputException e) {
            findings.add(Finding.fault("page " + name, String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    private static Finding looked(String check, Path place, Runnable load, String advice) {
        try {
            load.run();
            return Finding.ok(check, place.toString());
        } catch (FailureException | InputException e) {
            return Finding.fault(check, String.valueOf(e.getMessage()), advice);
        }
    }
}
