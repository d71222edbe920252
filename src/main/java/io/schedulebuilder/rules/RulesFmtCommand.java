package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.RuleFolder;
import io.schedulebuilder.policy.language.RuleFormatter;
import io.schedulebuilder.policy.language.RuleParser;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Formats rule files. */
@Command(
        name = "fmt",
        header = "Format rule files. Keeps comments.",
        description = {
            "Changes only white space, never what a rule says. Lines end with a line feed, and a byte-order "
                    + "mark is removed. If any file has an error, the errors are printed and no file is changed."
        },
        exitCodeList = {
            "0:done, or nothing to do",
            "2:wrong usage or a rule is wrong",
            "5:with --check, a file needs formatting"
        },
        footer = {
            "  schedule-builder rules fmt",
            "  schedule-builder rules fmt rules/tiers.drl",
            "  schedule-builder rules fmt --check"
        })
public final class RulesFmtCommand implements Callable<Integer> {
    @Mixin
    RulesOption rules;

    @Option(names = "--check", description = "Write nothing; list the files that would change.")
    boolean check;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Rule files (*.drl). Default: all files in the rules folder.")
    List<Path> files = new ArrayList<>();

    @Mixin
    ConsoleOptions talk;

    private record LaidOut(Path path, RuleFile file, String text) {
        boolean isChanged() {
            try {
                return !Files.readString(path).equals(text);
            } catch (IOException e) {
                return true; // unreadable, so it cannot be this text
            }
        }
    }

    /** The names of the formatted files, as {@code --json} prints them. */
    public record Changed(List<String> changed) {}

    /** The names of the files that need formatting, as {@code --check --json} prints them. */
    public record WouldChange(List<String> wouldChange) {}

    @Override
    public Integer call() {
        List<LaidOut> changed = laidOut().stream().filter(LaidOut::isChanged).toList();
        if (!check) {
            changed.forEach(this::write);
        }
        List<String> names =
                changed.stream().map(laidOut -> laidOut.file().name()).toList();
        if (talk.json) {
            talk.answer(check ? new WouldChange(names) : new Changed(names));
        } else if (check || !talk.quiet) {
            names.forEach(talk.out()::println);
        }
        talk.say(summary(names.size()));
        return check && !names.isEmpty() ? ExitCodes.GATE_FAILED : ExitCodes.DONE;
    }

    private String summary(int count) {
        String files = Counted.of(count, "file");
        if (count == 0) {
            return "Nothing to do.";
        }
        return check ? files + " to format. Run rules fmt without --check." : files + " formatted.";
    }

    /**
     * All files, formatted in memory.
     *
     * @throws InputException if any file has a fault
     */
    private List<LaidOut> laidOut() {
        List<Fault> faults = new ArrayList<>();
        List<LaidOut> laidOut = new ArrayList<>();
        for (Path path : files.isEmpty() ? drlFiles() : files) {
            checkNamed(path);
            RuleFolder.readFile(path, faults).ifPresent(file -> {
                int before = faults.size();
                RuleParser.parse(file, faults);
                if (faults.size() == before) {
                    laidOut.add(new LaidOut(path, file, RuleFormatter.format(file)));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        return laidOut;
    }

    private List<Path> drlFiles() {
        return RuleFolder.ruleFiles(rules.folder()).stream()
                .filter(RulesFmtCommand::isDrl)
                .toList();
    }

    private static void checkNamed(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    path + ": no such file. Name rule files, or name none to format the whole folder.");
        }
        if (!isDrl(path)) {
            throw new InputException(path + ": not a .drl file. Only .drl files can be formatted.");
        }
    }

    private static boolean isDrl(Path path) {
        return path.toString().endsWith(".drl");
    }

    /** Writes the file in one step, so that nobody reads half of it. */
    private void write(LaidOut laidOut) {
        try (OutputFile file = Outputs.toFiles()
                .file(
                        new OutputPath(laidOut.path()),
                        FileKind.RULES,
                        laidOut.path().toString())) {
            file.write(out -> out.write(laidOut.text()));
        }
    }
}
