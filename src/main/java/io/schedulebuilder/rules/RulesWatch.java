package io.schedulebuilder.rules;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.check.CheckResult;
import io.schedulebuilder.policy.check.RuleCheck;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Checks the rules now and after every save. The engine stays warm between checks. Only Ctrl-C ends it, and the process
 * then exits with 0 instead of 130.
 */
final class RulesWatch {
    private static final long PATIENCE_SECONDS = 2;

    private final RuleCheck check;
    private final Path folder;
    private final ConsoleOptions talk;
    private final FolderWatch changes;

    RulesWatch(RuleCheck check, Path folder, ConsoleOptions talk) {
        this.check = check;
        this.folder = folder;
        this.talk = talk;
        this.changes = new FolderWatch(folder);
    }

    /** Watches until Ctrl-C, or until this thread is interrupted. */
    @SuppressWarnings("try") // closing it is its use
    void run() {
        CountDownLatch ended = new CountDownLatch(1);
        try (OnInterrupt unused = new OnInterrupt(() -> {
            changes.close();
            if (hasEnded(ended)) {
                Runtime.getRuntime().halt(ExitCodes.DONE);
            }
        })) {
            watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static boolean hasEnded(CountDownLatch ended) {
        try {
            return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void watch() throws InterruptedException {
        talk.say("Watching " + folder + ". Press Ctrl-C to stop.");
        report();
        look(); // a second check while the person reads, so that the first save is checked as fast as later ones
        while (changes.await()) {
            report();
        }
    }

    private CheckReport look() {
        long start = System.nanoTime();
        try {
            CheckResult result = check.check(folder);
            return CheckReport.of(folder, result, since(start));
        } catch (InputException e) {
            return CheckReport.of(folder, e, since(start));
        }
    }

    private void report() {
        CheckReport report = look();
        if (talk.json) {
            talk.out().print(report.jsonLine());
        } else {
            talk.out().println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
            talk.out().print(report.text(talk.quiet));
            talk.out().println();
        }
        talk.out().flush();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
