package io.schedulebuilder.launch;

import io.schedulebuilder.batch.BatchCommand;
import io.schedulebuilder.build.ApplyCommand;
import io.schedulebuilder.build.BuildCommand;
import io.schedulebuilder.build.PlanCommand;
import io.schedulebuilder.compare.CompareCommand;
import io.schedulebuilder.diff.DiffCommand;
import io.schedulebuilder.doctor.DoctorCommand;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.explain.ExplainCommand;
import io.schedulebuilder.rehearse.RehearseCommand;
import io.schedulebuilder.runs.HealthCommand;
import io.schedulebuilder.runs.RunsCommand;
import io.schedulebuilder.terminal.ColorWhen;
import io.schedulebuilder.terminal.Converters;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.RootCommand;
import io.schedulebuilder.value.ValueCommand;
import io.schedulebuilder.warehouse.WarehouseCommand;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The root command. */
@Command(
        name = "schedule-builder",
        versionProvider = ScheduleBuilderCommand.VersionProvider.class,
        header = "Plans a creator's week: your rules set the volumes, a solver finds the times, and every number "
                + "says which rule set it.",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage or bad input file",
            "3:planned, but something is unplaced (still written)",
            "4:some pages failed",
            "5:a check failed"
        },
        footer = {
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04",
            "  schedule-builder rules show --revenue 60000 --saturation 0.45",
            "  schedule-builder build --help"
        })
public final class ScheduleBuilderCommand extends RootCommand {
    private static final int HELP_WIDTH = 80;

    /** In the order of the help screen. */
    private static final List<Class<?>> COMMANDS = List.of(
            BuildCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            BatchCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            CompareCommand.class,
            RehearseCommand.class,
            RulesCommand.class,
            ValueCommand.class,
            WarehouseCommand.class,
            RunsCommand.class,
            DoctorCommand.class,
            HealthCommand.class,
            HelpCommand.class,
            CompletionCommand.class,
            ManCommand.class);

    /** These commands need all the others. */
    private static final Set<Class<?>> OF_ALL = Set.of(HelpCommand.class, CompletionCommand.class, ManCommand.class);

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            completionCandidates = ColorWhen.Words.class,
            description = "When to use color: auto, always or never. Default: auto, which means on a terminal, unless "
                    + "NO_COLOR is set.")
    ColorWhen color = ColorWhen.AUTO; // ColorWhen.in reads it before picocli parses the rest

    private ScheduleBuilderCommand() {}

    /**
     * Creates the command line. Nothing in it ends the process.
     *
     * @param args the arguments to execute. If they name a command, only that command's options are looked up, because
     *     looking up all of them takes longer than reading the rules.
     */
    public static CommandLine commandLine(Installation installation, String... args) {
        Commands commands = new Commands(installation);
        CommandLine commandLine = new CommandLine(new ScheduleBuilderCommand(), commands);
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]) && !OF_ALL.contains(command))
                .toList();
        for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
            commandLine.addSubcommand(new CommandLine(command, commands));
        }
        layOutHelp(commandLine);
        Converters.register(commandLine);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a page name may start with @
                .setColorScheme(CommandLine.Help.defaultColorScheme(installation.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(ErrorReport::wrongUsage)
                .setExecutionExceptionHandler(ErrorReport::failed)
                .setExecutionStrategy(ScheduleBuilderCommand::run);
    }

    private static void layOutHelp(CommandLine command) {
        UsageMessageSpec help =
                command.getCommandSpec().mixinStandardHelpOptions(true).usageMessage();
        help.sortOptions(false).synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
        if (!help.exitCodeList().isEmpty()) {
            help.exitCodeListHeading("%nExit codes:%n");
        }
        if (help.footer().length > 0) {
            help.footerHeading("%nExamples:%n");
        }
        command.getSubcommands().values().forEach(ScheduleBuilderCommand::layOutHelp);
    }

    /** Runs a command. Reports an {@link Error} like an exception, because picocli handles only exceptions. */
    private static int run(ParseResult parsed) {
        try {
            Bounds.check(parsed);
            return new RunLast().execute(parsed);
        } catch (Error e) {
            List<CommandLine> commands = parsed.asCommandLineList();
            return ErrorReport.failed(e, commands.get(commands.size() - 1), parsed);
        }
    }

    private static String name(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
    }

    /** Prints the version of this build. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"schedule-builder " + Version.current()};
        }
    }
}
