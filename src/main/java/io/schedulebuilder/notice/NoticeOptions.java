package io.schedulebuilder.notice;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.webhook.Webhook;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where to send the result of a run. */
public final class NoticeOptions {
    static final String NOTIFY = "--notify";

    private final Installation installation;

    @Option(
            names = NOTIFY,
            paramLabel = "URL",
            description = "Post a JSON summary to this address when the run is done or has failed. Retries for up to a "
                    + "minute. Default: $" + Installation.NOTIFY
                    + ", which keeps a secret address off the command line.")
    Optional<String> listener = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description =
                    "Write a summary of the run as JSON (- for standard output): the outcome, its figures, each page "
                            + "that failed and why, and how to continue.")
    Optional<OutputPath> summary = Optional.empty();

    public NoticeOptions(Installation installation) {
        this.installation = installation;
    }

    /**
     * The webhook to notify, if there is one.
     *
     * @throws InputException if the address is not valid
     */
    Optional<Webhook> webhook() {
        String program = "schedule-builder/" + Version.current();
        return listener.map(url -> new Webhook(url, NOTIFY, program))
                .or(() -> installation.listener().map(url -> new Webhook(url, "$" + Installation.NOTIFY, program)));
    }

    /**
     * The summary's file, if one was requested.
     *
     * @throws InputException if it cannot be written
     */
    Optional<OutputFile> file(Outputs outputs) {
        return summary.map(path -> outputs.file(path, FileKind.SUMMARY, "--summary"));
    }
}
