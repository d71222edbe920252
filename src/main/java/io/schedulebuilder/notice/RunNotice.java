package io.schedulebuilder.notice;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.webhook.DeliveryLimits;
import io.schedulebuilder.webhook.Webhook;
import java.util.Optional;

/** Tells what a run came to: the summary file first, then whoever listens. Whoever does not changes nothing. */
public final class RunNotice {
    private final Optional<Webhook> webhook;
    private final Optional<OutputFile> file;
    private final ConsoleOptions talk;

    private RunNotice(Optional<Webhook> webhook, Optional<OutputFile> file, ConsoleOptions talk) {
        this.webhook = webhook;
        this.file = file;
        this.talk = talk;
    }

    /**
     * Makes sure that someone can be told, before the run begins. An earlier run's summary goes, so that a run which is
     * killed does not leave it as its own.
     *
     * @throws InputException if the address is none, or the file cannot be written
     */
    public static RunNotice prepare(NoticeOptions options, WarehouseOptions warehouse, ConsoleOptions talk) {
        RunNotice notice = new RunNotice(options.webhook(), options.file(talk.outputs(warehouse.files())), talk);
        notice.file.ifPresent(OutputFile::removeEarlier);
        return notice;
    }

    /**
     * Tells.
     *
     * @return the process's exit code: the summary's, or that of a failure when its file could not be written
     */
    public int tell(RunResult result) {
        RunResult told = written(result);
        webhook.ifPresent(whom -> {
            if (told.isStopped()) {
                deliver(told, whom, DeliveryLimits.WHEN_STOPPED);
            } else {
                OnInterrupt stopped = OnInterrupt.say(
                        "Stopped before " + whom + " was notified. Everything that was built is kept.", talk);
                deliver(told, whom, DeliveryLimits.WHEN_OVER);
                stopped.isOver();
            }
        });
        return told.exitCode();
    }

    private void deliver(RunResult told, Webhook whom, DeliveryLimits limits) {
        try {
            whom.deliver(told.notice(), limits, talk::draw).ifPresent(reason -> warn(whom, reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            warn(whom, "it was interrupted");
        } finally {
            talk.eraseProgress();
        }
    }

    private RunResult written(RunResult result) {
        if (file.isEmpty()) {
            return result;
        }
        try {
            file.get().write(out -> out.write(result.json()));
            return result;
        } catch (FailureException e) {
            talk.err().println(ErrorReport.line(String.valueOf(e.getMessage())));
            return result.unwritten(Fault.words(e), ExitCodes.FAILED);
        }
    }

    private void warn(Webhook whom, String reason) {
        talk.eraseProgress();
        talk.err()
                .println("warning: " + whom + " was not notified: " + reason + ". Everything that was built is kept; "
                        + file.map(written -> "the message is in " + written.path() + ".")
                                .orElse("with --summary FILE, the message is kept.")
                        + " Check that the address responds.");
    }
}
