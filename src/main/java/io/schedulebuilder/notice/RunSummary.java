package io.schedulebuilder.notice;

import io.schedulebuilder.domain.Version;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.PageOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run as an object for programs. Money in dollars, times in UTC.
 *
 * @param outcome done: all pages were built; partly: some failed; failed: none was built, or the run ended with an
 *     error; stopped: the user stopped it
 * @param text the same as a sentence, in the field that chat services show
 * @param startDate first day of the week
 * @param pages the number of requested pages; 0 if the run failed before it knew
 * @param failed pages that failed
 * @param expectedRevenue of the pages whose revenue is known; null if there are none
 * @param slowestMs milliseconds for selection and solving
 * @param csv of all pages
 * @param error why the run as a whole failed
 * @param goOn the command that resumes the run
 * @param data how old the warehouse's data was; null if unknown
 * @param notListed pages, built or failed, that are counted but omitted to keep the lists short
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
     * A recorded page.
     *
     * @param kept what happened to the messages that were to be kept, if there were any
     */
    public record Page(
            String pageName,
            String scheduleId,
            int messages,
            int unplaced,
            Optional<BigDecimal> expectedRevenue,
            String csv,
            Optional<KeptMessages> kept) {}

    /** A page that failed, and why. */
    record Failure(String pageName, String reason) {}

    /** @param most the maximum number of built pages and of failed pages to list */
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
