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

/**
 * Reports the result of a run: first the summary file, then the webhook. A failed delivery does not change the result.
 */
public record RunNotice(Optional<Webhook> webhook, Optional<OutputFile> file, ConsoleOptions talk) {
    /**
     * Checks before the run starts that its result can be reported. Removes an earlier run's summary, so that a run
     * that is killed does not leave it behind as its own.
     *
     * @throws InputException if the address is not valid, or the file cannot be written
     */
    public static RunNotice prepare(NoticeOptions options, WarehouseOptions warehouse, ConsoleOptions talk) {
        RunNotice notice = new RunNotice(options.webhook(), options.file(talk.outputs(warehouse.files())), talk);
        notice.file.ifPresent(OutputFile::removeEarlier);
        return notice;
    }

    /**
     * Reports the result.
     *
     * @return the process's exit code: the run's own, or that of a failure if the summary file could not be written
     */
    @SuppressWarnings("try") // closing it is its use
    public int tell(RunResult result) {
        RunResult told = written(result);
        webhook.ifPresent(target -> {
            if (told.isStopped()) {
                deliver(told, target, DeliveryLimits.WHEN_STOPPED);
            } else {
                try (OnInterrupt unused = OnInterrupt.say(
                        "Stopped before " + target + " was notified. Everything that was built is kept.", talk)) {
                    deliver(told, target, DeliveryLimits.WHEN_OVER);
                }
            }
        });
        return told.exitCode();
    }

    private void deliver(RunResult told, Webhook target, DeliveryLimits limits) {
        try {
            target.deliver(told.notice(), limits, talk::draw).ifPresent(reason -> warn(target, reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            warn(target, "it was interrupted");
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

    private void warn(Webhook target, String reason) {
        talk.eraseProgress();
        talk.err()
                .println("warning: " + target + " was not notified: " + reason + ". Everything that was built is kept; "
                        + file.map(written -> "the message is in " + written.path() + ".")
                                .orElse("use --summary FILE to keep the message.")
                        + " Check that the address responds.");
    }
}
