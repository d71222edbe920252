package io.schedulebuilder.launch;

import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(
        name = "completion",
        header = "Print a script that lets bash or zsh complete commands and options.",
        footer = {
            "  source <(schedule-builder completion bash)",
            "  schedule-builder completion bash > \\",
            "      ~/.local/share/bash-completion/completions/schedule-builder",
            "  echo 'source <(schedule-builder completion zsh)' >> ~/.zshrc"
        })
final class CompletionCommand implements Runnable {
    /** The supported shells. zsh uses the bash script, which loads zsh's bash emulation. */
    enum Shell {
        BASH,
        ZSH
    }

    /** The values that a shell completes. */
    static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(List.of("bash", "zsh"));
        }
    }

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "SHELL", arity = "1", completionCandidates = Words.class, description = "bash or zsh.")
    Shell shell;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    }
}
