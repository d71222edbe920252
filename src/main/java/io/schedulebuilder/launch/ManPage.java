package io.schedulebuilder.launch;

import io.schedulebuilder.domain.Version;
import io.schedulebuilder.terminal.Installation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page for a command and its subcommands, as roff with the man macros. Built from picocli's help model. */
final class ManPage {
    private final StringBuilder roff = new StringBuilder();

    private ManPage() {}

    /** The manual page of a command. */
    static String of(CommandLine command) {
        ManPage page = new ManPage();
        page.write(command);
        return page.roff.toString();
    }

    private void write(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        macro("TH", spec.qualifiedName("-").toUpperCase(Locale.ROOT), "1", "", "Schedule Builder " + Version.current());
        macro("SH", "NAME");
        text(spec.qualifiedName("-") + " \\- "
                + escaped(sentence(spec.usageMessage().header())));
        macro("SH", "SYNOPSIS");
        synopsis(command);
        description(spec);
        options("SH", spec);
        if (!command.getSubcommands().isEmpty()) {
            macro("SH", "COMMANDS");
            command.getSubcommands().values().forEach(this::section);
        }
        Map<String, String> codes = spec.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            macro("SH", "EXIT STATUS");
            codes.forEach((code, meaning) -> entry(code, meaning));
        }
        macro("SH", "ENVIRONMENT");
        entry("SCHEDULE_BUILDER_DATA", "The folder of the embedded warehouse.");
        entry(Installation.NOTIFY, "The address that gets a summary of each run when no option names one.");
        entry(
                "NO_COLOR, CLICOLOR_FORCE",
                "NO_COLOR turns color off; CLICOLOR_FORCE turns it on even without a terminal. The option "
                        + "--color takes precedence.");
        examples(spec);
    }

    /** A subcommand as a section of its parent's page. */
    private void section(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        macro("SS", spec.qualifiedName(" "));
        text(escaped(sentence(spec.usageMessage().header())));
        macro("PP");
        synopsis(command);
        macro("PP");
        description(spec);
        options("PP", spec);
        command.getSubcommands().values().forEach(this::section);
    }

    private void synopsis(CommandLine command) {
        String usage = command.getHelp().synopsis(0).strip();
        String name = command.getCommandSpec().qualifiedName(" ");
        text("\\fB" + escaped(name) + "\\fR "
                + escaped(usage.substring(name.length()).strip().replaceAll("\\s+", " ")));
    }

    private void description(CommandSpec spec) {
        String description = sentence(spec.usageMessage().description());
        if (!description.isEmpty()) {
            macro("PP");
            text(escaped(description));
        }
    }

    private void options(String heading, CommandSpec spec) {
        if (spec.options().isEmpty() && spec.positionalParameters().isEmpty()) {
            return;
        }
        macro(heading, heading.equals("SH") ? "OPTIONS" : "");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry(parameter.paramLabel(), sentence(parameter.description()));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                entry(
                        String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : ""),
                        sentence(option.description()));
            }
        }
    }

    private void examples(CommandSpec spec) {
        List<String> lines = Arrays.stream(spec.usageMessage().footer())
                .filter(line -> line.startsWith("  "))
                .map(ManPage::formatted)
                .toList();
        if (!lines.isEmpty()) {
            macro("SH", "EXAMPLES");
            macro("nf");
            lines.forEach(line -> text(escaped(line)));
            macro("fi");
        }
    }

    private void entry(String term, String meaning) {
        macro("TP");
        text("\\fB" + escaped(term) + "\\fR");
        text(escaped(meaning));
    }

    private void macro(String name, String... arguments) {
        roff.append('.').append(name);
        for (String argument : arguments) {
            if (!argument.isEmpty() || arguments.length > 1) {
                roff.append(" \"")
                        .append(escaped(argument).replace("\"", "\\(dq"))
                        .append('"');
            }
        }
        roff.append('\n');
    }

    /** A line of text. A leading dot or quote is escaped, because roff would read the line as a request. */
    private void text(String line) {
        roff.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(line)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    private static String sentence(String... parts) {
        return Arrays.stream(parts)
                .map(ManPage::formatted)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The text as picocli shows it: picocli treats help texts as formats with ANSI styles. */
    private static String formatted(String text) {
        return Ansi.OFF.string(text.replace("%n", "\n").replace("%%", "%"));
    }
}
