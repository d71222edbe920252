package io.schedulebuilder.notice;

import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.Version;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, as an object for programs. Money in dollars, moments in UTC.
 *
 * @param outcome done: all pages are built; partly: some failed; failed: none is built, or the run ended with an error;
 *     stopped: someone ended it
 * @param text the same as a sentence, under the name that chat services show
 * @param startDate first day of the week
 * @param pages wanted; 0 where the run failed before it knew
 * @param failed pages that failed
 * @param expectedRevenue of the pages whose revenue is known; null if there are none
 * @param slowestMs milliseconds on choosing and solving
 * @param csv of all pages
 * @param error why the run as a whole failed
 * @param goOn the command that goes on with it
 * @param data how old the warehouse's data was; null where that is not known
 * @param notListed pages, built or failed, that are counted but left out of the lists, so that they stay short
 */
public record RunSummary(
        String outcome,
        int exitCode,
        String text,
        String command,
        String startDate,
        int pages,
        int failed,
        int messages,
        int unplaced,
        Optional<BigDecimal> expectedRevenue,
        Optional<String> slowestPage,
        Optional<Long> slowestMs,
        Optional<String> csv,
        Optional<String> error,
        Optional<String> goOn,
        String startedAt,
        String finishedAt,
        String version,
        Optional<Plan.Data> data,
        List<Failure> failures,
        List<Page> built,
        int notListed) {
    /**
     * A page that is recorded.
     *
     * @param kept what became of the messages that were to be kept, if any were
     */
    public record Page(
            String pageName,
            String scheduleId,
            int messages,
            int unplaced,
            Optional<BigDecimal> expectedRevenue,
            String csv,
            Optional<KeptMessages> kept) {}

    /** A page that is not, and why. */
    record Failure(String pageName, String reason) {}

    /** @param most pages, built or failed, that are listed of each */
    static RunSummary of(RunResult result, int most) {
        List<PageOutcome.Built> built = result.pages().built();
        List<PageOutcome.Failed> failed = result.pages().failed();
        Optional<PageOutcome.Built> slowest = result.slowest();
        return new RunSummary(
                result.outcome(),
                result.exitCode(),
                result.text(),
                result.run().command(),
                result.run().start().toString(),
                result.pages().pages(),
                failed.size(),
                result.messages(),
                result.unplaced(),
                result.expectedRevenue(),
                slowest.map(page -> page.page().value()),
                slowest.map(page -> page.spent().toMillis()),
                result.all().map(Path::toString),
                result.unwritten().or(result::error),
                result.outcome().equals(RunResult.DONE)
                        ? Optional.empty()
                        : result.run().goOn(),
                result.run().began().truncatedTo(ChronoUnit.SECONDS).toString(),
                result.finished().truncatedTo(ChronoUnit.SECONDS).toString(),
                Version.current(),
                result.pages().data().map(state -> Plan.Data.of(state, Optional.empty())),
                failed.stream()
                        .limit(most)
                        .map(failure -> new Failure(failure.page().value(), failure.reason()))
                        .toList(),
                built.stream().limit(most).map(RunSummary::page).toList(),
                Math.max(0, failed.size() - most) + Math.max(0, built.size() - most));
    }

    private static Page page(PageOutcome.Built built) {
        return new Page(
                built.page().value(),
                built.scheduleId(),
                built.messages(),
                built.unplaced(),
                built.expectedRevenue().map(RunResult::cents),
                built.csv().toString(),
                built.kept());
    }
}
