package io.schedulebuilder.rules;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.diff.AnswerChange;
import io.schedulebuilder.policy.diff.GitFolder;
import io.schedulebuilder.policy.diff.RuleChange;
import io.schedulebuilder.policy.diff.RuleDiff;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what changes between two rule folders. */
@Command(
        name = "diff",
        header = "Compare two rule folders: rules, values by region, and pages.",
        exitCodeList = {
            "0:compared, whether or not anything changes",
            "1:git or the warehouse failed",
            "2:wrong usage, or a rule is wrong"
        },
        footer = {
            "  schedule-builder rules diff HEAD~1",
            "  schedule-builder rules diff rules my-rules --no-pages",
            "  schedule-builder rules diff main my-branch --rules rules --json"
        })
public final class RulesDiffCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A folder of rule files, or a git revision of the other folder (or of --rules).")
    String old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "The other folder or git revision. Default: the folder of --rules as it is now.")
    Optional<String> now = Optional.empty();

    @Mixin
    RulesOption rules;

    @Option(names = "--no-pages", description = "Do not open a warehouse: compare rules and regions only.")
    boolean noPages;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "Compare pages as of this time, in UTC unless it has an offset. Default: now; if no page sent "
                            + "anything in the last 90 days, the time of the newest message in the warehouse.")
    Optional<AsOf> asOf = Optional.empty();

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        Path copies = temporaryFolder();
        RuleBook before;
        RuleBook after;
        try {
            Optional<Path> oldFolder = folder(old);
            Optional<Path> newFolder = now.map(RulesDiffCommand::folder).orElseGet(() -> Optional.of(rules.folder()));
            before = RuleBook.read(oldFolder.orElseGet(
                    () -> new GitFolder(newFolder.orElseGet(rules::folder)).copyAt(old, copies.resolve("old"))));
            after = RuleBook.read(newFolder.orElseGet(() -> new GitFolder(oldFolder.orElseGet(rules::folder))
                    .copyAt(now.orElseThrow(), copies.resolve("new"))));
        } finally {
            delete(copies);
        }
        RuleDiff diff = RuleDiff.between(before, after);
        Optional<PageAnswers> pages = noPages ? Optional.empty() : Optional.of(pages(before, after));
        talk.answer(() -> new View(diff.rules(), diff.answers(), pages), new RuleDiffText(diff, pages)::text);
        return ExitCodes.DONE;
    }

    /**
     * What {@code rules diff --json} prints.
     *
     * @param pages empty with {@code --no-pages}
     */
    public record View(List<RuleChange> rules, List<AnswerChange> answers, Optional<PageAnswers> pages) {}

    private PageAnswers pages(RuleBook before, RuleBook after) {
        try (Warehouse warehouse = warehouseOptions.open(talk);
                Snapshot snapshot = warehouse.read()) {
            Instant present = InstantSource.system().instant();
            Instant moment = PageAnswers.moment(asOf, snapshot, present);
            if (asOf.isEmpty() && moment.isBefore(present.minusSeconds(60))) {
                talk.say("No page sent anything in the last 90 days, so pages are compared as of " + moment
                        + ", the newest message in the warehouse. Use --as-of to choose another time.");
            }
            return PageAnswers.of(
                    PolicyEngine.interpreting(before), PolicyEngine.interpreting(after), snapshot, moment);
        }
    }

    private static Optional<Path> folder(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("schedule-builder-rules");
        } catch (IOException e) {
            throw new FailureException(
                    "a temporary folder cannot be created (" + e.getClass().getSimpleName() + "). Check that "
                            + System.getProperty("java.io.tmpdir") + " can be written.");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Files left in the temporary folder do no harm.
        }
    }
}
