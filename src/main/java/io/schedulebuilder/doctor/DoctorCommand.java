package io.schedulebuilder.doctor;

import io.schedulebuilder.doctor.Doctor.Diagnosis;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.PlannerOptions;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.MixedFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks whether weeks can be built, and says what to do if not. */
@Command(
        name = "doctor",
        header = "Check credentials, warehouse, procedures, clock, rules, solver configuration and captions.",
        description = "Changes nothing. Each line says what was found and what to do. The last table shows how many "
                + "captions are free for each page in the week that starts today.",
        exitCodeList = {"0:weeks can be built; there may be warnings", "1:weeks cannot be built", "2:wrong usage"},
        footer = {
            "  schedule-builder doctor",
            "  schedule-builder doctor --project-id of-scheduler-proj \\",
            "      --dataset eros_scheduling_brain --json"
        })
public final class DoctorCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Folder with CSVs and plans to check as pairs. Default: the current folder.")
    Path folder = Path.of(".");

    @Mixin
    PlannerOptions planning;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** The JSON output. */
    public record View(List<Finding> findings, List<Doctor.PageView> pages) {}

    @Override
    public Integer call() {
        Diagnosis diagnosis;
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            diagnosis = Doctor.examine(warehouse, planning.rules.folder(), planning.solverConfigFile(), Instant.now())
                    .with(MixedFiles.in(folder, warehouse));
        }
        if (talk.json) {
            talk.answer(new View(diagnosis.findings(), diagnosis.pages()));
        } else {
            talk.out().print(talk.quiet ? findings(faults(diagnosis)) : text(diagnosis));
        }
        return diagnosis.canBuild() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static List<Finding> faults(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.FAULT)
                .toList();
    }

    private static String findings(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            rows.add(List.of(word(finding.verdict()), finding.check(), finding.found()));
            boolean again =
                    i + 1 < findings.size() && findings.get(i + 1).advice().equals(finding.advice());
            if (!finding.advice().isEmpty() && !again) { // show the same advice once for a run of findings
                rows.add(List.of("", "", "→ " + finding.advice()));
            }
        }
        return TextTable.of(rows, "");
    }

    private static String text(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder(findings(diagnosis.findings()));
        if (!diagnosis.pages().isEmpty()) {
            text.append("\nFree captions for the week that starts today:\n").append(captions(diagnosis.pages()));
        }
        return text.append(diagnosis.canBuild() ? "\nWeeks can be built.\n" : "\nWeeks cannot be built yet.\n")
                .toString();
    }

    private static String captions(List<Doctor.PageView> pages) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("page"));
        for (PriceTier tier : PriceTier.values()) {
            head.add(tier.name().toLowerCase(Locale.ROOT));
        }
        rows.add(head);
        for (Doctor.PageView page : pages) {
            List<String> row = new ArrayList<>(List.of(page.pageName()));
            page.byTier().values().forEach(free -> row.add(Counted.grouped(free)));
            rows.add(row);
        }
        return TextTable.of(rows, "  ");
    }

    private static String word(Finding.Verdict verdict) {
        return switch (verdict) {
            case OK -> "ok";
            case WARNING -> "warning";
            case FAULT -> "FAULT";
        };
    }
}
