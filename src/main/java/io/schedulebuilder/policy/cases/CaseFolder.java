package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.FolderFile;
import io.schedulebuilder.policy.language.RuleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The case files of a rule folder: its {@code tests/*.csv}, in order of name. */
public final class CaseFolder {
    /** The subfolder of the rules folder that contains the cases. */
    public static final String NAME = "tests";
    /** Statements about all accounts, not cases. */
    private static final String DIRECTIONS = "directions.csv";

    private static final String FORM =
            " a file such as cases.csv with the header revenue,saturation,tier,weekly_ppvs and one row for each "
                    + "account.";
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private CaseFolder() {}

    /**
     * Reads the cases.
     *
     * @param rulesFolder the folder that contains the folder of the cases
     * @throws InputException with every fault in any file, by file, line and column; or if there are no cases
     */
    public static List<Case> read(Path rulesFolder) {
        Path folder = rulesFolder.resolve(NAME);
        String shown = RuleFolder.nameOf(rulesFolder) + "/" + NAME + "/";
        List<Fault> faults = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = shown + file.getFileName();
            FolderFile.read(rulesFolder, file, name, MAX_BYTES, faults)
                    .ifPresent(bytes -> cases.addAll(CaseFile.read(name, bytes, faults)));
        }
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        if (cases.isEmpty()) {
            throw new InputException(folder + ": there are no cases. Write" + FORM);
        }
        return List.copyOf(cases);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": the folder does not exist. Create it and add" + FORM);
        }
        return RuleFolder.entries(folder).filter(CaseFolder::isCaseFile).toList();
    }

    private static boolean isCaseFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".csv")
                && !name.startsWith(".")
                && !name.equals(DIRECTIONS)
                && !Files.isDirectory(file);
    }
}
