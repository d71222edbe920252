package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.FolderLinks;
import io.schedulebuilder.policy.language.MergeConflict;
import io.schedulebuilder.policy.language.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The case files of a rule folder: {@code tests/*.csv} in it, in order of name. */
public final class CaseFolder {
    /** In the folder of the rules, whose own files it does not touch. */
    public static final String NAME = "tests";
    /** Statements about all accounts, which are no cases. */
    private static final String DIRECTIONS = "directions.csv";

    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private CaseFolder() {}

    /**
     * Reads the cases.
     *
     * @param rulesFolder holds the folder of the cases
     * @throws InputException with everything that is wrong in any file, by file, line and column; or if there are no
     *     cases
     */
    public static List<Case> read(Path rulesFolder) {
        Path folder = rulesFolder.resolve(NAME);
        Path rulesName = rulesFolder.toAbsolutePath().normalize().getFileName();
        String shown = (rulesName == null ? "" : rulesName + "/") + NAME + "/";
        List<Fault> faults = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = shown + file.getFileName();
            Optional<String> link = FolderLinks.fault(rulesFolder, file);
            if (link.isPresent()) {
                faults.add(new Fault(new Place(name, 0), link.get()));
                continue;
            }
            try {
                if (Files.size(file) > MAX_BYTES) {
                    faults.add(new Fault(new Place(name, 0), CaseFaults.tooLarge(MAX_BYTES)));
                } else {
                    cases.addAll(cases(name, Files.readAllBytes(file), faults));
                }
            } catch (IOException e) {
                faults.add(new Fault(new Place(name, 0), CaseFaults.unreadable()));
            }
        }
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        if (cases.isEmpty()) {
            throw new InputException(folder + ": " + CaseFaults.noCases());
        }
        return List.copyOf(cases);
    }

    private static List<Case> cases(String name, byte[] bytes, List<Fault> faults) throws IOException {
        List<Fault> conflicts = MergeConflict.faultsOf(name, new String(bytes, StandardCharsets.UTF_8));
        faults.addAll(conflicts);
        return conflicts.isEmpty() ? CaseFile.read(name, new ByteArrayInputStream(bytes), faults) : List.of();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": " + CaseFaults.noFolder());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(CaseFolder::isCaseFile)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": " + CaseFaults.unreadable());
        }
    }

    private static boolean isCaseFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".csv")
                && !name.startsWith(".")
                && !name.equals(DIRECTIONS)
                && !Files.isDirectory(file);
    }
}
