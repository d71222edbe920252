package io.schedulebuilder.explain;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.schedule.WeekExplanation;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import io.schedulebuilder.week.MixedFiles;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a plan from its file. */
@Command(
        name = "explain",
        header = "Explain a plan: why each message is where it is, and why another slot is not used.",
        description = {
            "Without options, shows the week: each message with its share of the plan's score. The shares of "
                    + "all messages, plus what belongs to the week as a whole, add up to the score."
        },
        exitCodeList = {"0:explained", "1:failed", "2:wrong usage, or the file is not a plan that can be explained"},
        footer = {
            "  schedule-builder explain jadebri.plan.json",
            "  schedule-builder explain jadebri.plan.json --message 4711 --alternatives 5",
            "  schedule-builder explain jadebri.plan.json --slot \"2025-11-05 19:00\"",
            "  schedule-builder explain jadebri.plan.json --slot \"2025-11-05 19:00\" \\",
            "      --message 4711"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Installation installation;

    @Parameters(paramLabel = "PLAN.json", description = "A plan that `schedule-builder plan` or `build` wrote.")
    Path planFile;

    @Option(
            names = "--message",
            paramLabel = "ID",
            description =
                    "Explain the message with this caption id: why this caption, why this time, and what it adds to "
                            + "the score.")
    Optional<String> message = Optional.empty();

    @Option(
            names = "--slot",
            paramLabel = "TIME",
            description =
                    "Explain this local time, \"yyyy-MM-dd HH:mm\", for --message, or for a PPV and a bump: which "
                            + "rules are against it, what the best plan with the message there would lose, and "
                            + "the smallest "
                            + "change that would free the slot.")
    Optional<LocalDateTime> slot = Optional.empty();

    @Option(
            names = "--alternatives",
            paramLabel = "N",
            description =
                    "With --message: rank this many other slots and other captions. Captions come from the warehouse.")
    @Within(most = "10000")
    Optional<Integer> alternatives = Optional.empty();

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description =
                    "OptaPlanner configuration for --slot. Default: solver-config/fast.xml, next to the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    public ExplainCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        if (alternatives.isPresent() && (message.isEmpty() || slot.isPresent() || alternatives.get() < 1)) {
            throw new InputException(
                    "--alternatives must be 1 or more, and works only with --message: explain PLAN.json --message ID "
                            + "--alternatives 5.");
        }
        if (slot.isPresent()) {
            // The solver loads while the plan is read.
            Replanning replanning = new Replanning(solverConfig.orElseGet(installation::fastSolverConfig));
            SlotExplanation explanation = explainer().slot(slot.get(), message, replanning);
            answer(explanation, text -> text.slot(explanation));
        } else if (message.isPresent()) {
            MessageExplanation explanation =
                    explainer().message(message.get(), alternatives, () -> warehouseOptions.openUnseeded(talk));
            answer(explanation, text -> text.message(explanation));
        } else {
            WeekExplanation explanation = explainer().week();
            answer(explanation, text -> text.week(explanation));
        }
        return ExitCodes.DONE;
    }

    private PlanExplainer explainer() {
        Plan plan = PlanReader.readWhole(planFile);
        if (plan.planSha256().isPresent()) {
            plan.edits()
                    .forEach(edit -> talk.say("warning: " + planFile + ": " + edit
                            + " after it was planned: apply refuses it. Undo the change, or run plan again."));
        }
        FilePair.ofPlan(planFile)
                .flatMap(pair -> MixedFiles.of(pair, Optional.empty()))
                .ifPresent(mixed -> talk.say("warning: " + mixed));
        return new PlanExplainer(plan, planFile.toString());
    }

    private void answer(Object explanation, Function<ExplanationText, String> text) {
        talk.answer(
                () -> explanation,
                () -> text.apply(new ExplanationText(planFile.toString(), warehouseOptions.option())));
    }
}
