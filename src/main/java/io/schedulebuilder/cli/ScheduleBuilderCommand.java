package io.schedulebuilder.cli;

import io.schedulebuilder.app.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The top of the command line. */
@Command(
        name = "schedule-builder",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = ScheduleBuilderCommand.VersionProvider.class,
        header =
                "Plans a creator's week: rules set the volumes, a solver finds the times, every number says who set it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            BuildCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            WarehouseCommand.class,
            RunsCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage or bad input file",
            "3:planned, but something is unplaced (still written)"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04",
            "  schedule-builder rules show --revenue 60000 --saturation 0.45",
            "  schedule-builder build --help"
        })
final class ScheduleBuilderCommand {
    private ScheduleBuilderCommand() {}

    /** The whole command line, ready to execute; nothing in it ends the process. */
    static CommandLine commandLine(Installation installation) {
        CommandLine commandLine = new CommandLine(new ScheduleBuilderCommand(), new Commands(installation));
        Converters.register(commandLine);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(installation.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Errors::wrongUsage)
                .setExecutionExceptionHandler(Errors::failed);
    }

    /** The version of this build. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"schedule-builder " + Version.current()};
        }
    }
}
