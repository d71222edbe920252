package io.schedulebuilder.notice;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanFileAssembler;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.terminal.ExpectedRevenue;
import io.schedulebuilder.webhook.ChatText;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
        Optional<PlanFile.Data> data,
        List<Failure> failures,
        List<Page> built,
        int notListed) {
    static final String DONE = "done";
    static final String STOPPED = "stopped";

    /** Receivers refuse what is too long. */
    private static final int LISTED = 500;

    private static final int NAMED_IN_TEXT = 3;
    private static final int LONGEST_REASON = 200;

    public RunSummary {
        failures = List.copyOf(failures);
        built = List.copyOf(built);
    }

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

    /**
     * Sums up.
     *
     * @param all the CSV of all pages, where there is one
     * @param error why the run as a whole failed, if it did
     */
    public static RunSummary of(
            RunDescription run,
            PageOutcomes result,
            Optional<Path> all,
            Optional<String> error,
            int exitCode,
            Instant now) {
        List<PageOutcome.Built> built = result.built();
        List<PageOutcome.Failed> failed = result.failed();
        Optional<PageOutcome.Built> slowest = built.stream()
                .filter(page -> !page.spent().isZero())
                .max(Comparator.comparing(PageOutcome.Built::spent));
        String outcome = outcome(result, error);
        int messages = built.stream().mapToInt(PageOutcome.Built::messages).sum();
        int unplaced = built.stream().mapToInt(PageOutcome.Built::unplaced).sum();
        List<BigDecimal> known =
                built.stream().flatMap(page -> page.expectedRevenue().stream()).toList();
        Optional<BigDecimal> revenue = known.isEmpty() && !built.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        known.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP));
        return new RunSummary(
                outcome,
                exitCode,
                text(run, outcome, result, messages, unplaced, revenue, error),
                run.command(),
                run.start().toString(),
                result.pages(),
                failed.size(),
                messages,
                unplaced,
                revenue,
                slowest.map(page -> page.page().value()),
                slowest.map(page -> page.spent().toMillis()),
                all.map(Path::toString),
                error,
                outcome.equals(DONE) ? Optional.empty() : run.goOn(),
                run.began().truncatedTo(ChronoUnit.SECONDS).toString(),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                Version.current(),
                result.data().map(state -> PlanFileAssembler.data(state, Optional.empty())),
                failed.stream()
                        .map(failure -> new Failure(failure.page().value(), failure.reason()))
                        .toList(),
                built.stream()
                        .map(page -> new Page(
                                page.page().value(),
                                page.scheduleId(),
                                page.messages(),
                                page.unplaced(),
                                page.expectedRevenue().map(dollars -> dollars.setScale(2, RoundingMode.HALF_UP)),
                                page.csv().toString(),
                                page.kept()))
                        .toList(),
                0);
    }

    private static String outcome(PageOutcomes result, Optional<String> error) {
        if (result.stopped()) {
            return STOPPED;
        }
        if (error.isPresent()) {
            return "failed";
        }
        if (result.failed().isEmpty()) {
            return DONE;
        }
        return result.built().isEmpty() ? "failed" : "partly";
    }

    private static String text(
            RunDescription run,
            String outcome,
            PageOutcomes result,
            int messages,
            int unplaced,
            Optional<BigDecimal> revenue,
            Optional<String> error) {
        StringBuilder text = new StringBuilder("Week of " + run.start() + " " + outcome);
        text.append(
                result.pages() == 0
                        ? " before any page was begun."
                        : String.format(
                                Locale.ROOT,
                                ": %d of %s built, %s, %d left out, %s expected%s.",
                                result.built().size(),
                                Counted.of(result.pages(), "page"),
                                Counted.of(messages, "message"),
                                unplaced,
                                ExpectedRevenue.dollars(revenue),
                                ExpectedRevenue.without(result.built().stream()
                                        .map(PageOutcome.Built::expectedRevenue)
                                        .toList())));
        List<PageOutcome.Failed> failed = result.failed();
        if (!failed.isEmpty()) {
            text.append(failed.stream()
                    .limit(NAMED_IN_TEXT)
                    .map(failure -> failure.page() + " (" + shortened(failure.reason()) + ")")
                    .collect(Collectors.joining("; ", " Failed: ", "")));
            text.append(failed.size() > NAMED_IN_TEXT ? "; and " + (failed.size() - NAMED_IN_TEXT) + " more." : ".");
        }
        result.data().filter(DataState::isStale).flatMap(DataState::line).ifPresent(line -> text.append(" ")
                .append(line));
        error.ifPresent(words -> text.append(" Error: ").append(shortened(words)));
        return ChatText.of(text.toString());
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** The same where the summary itself could not be written. */
    RunSummary failing(String error, int exitCode) {
        return new RunSummary(
                outcome,
                exitCode,
                text + ChatText.of(" Error: " + error),
                command,
                startDate,
                pages,
                failed,
                messages,
                unplaced,
                expectedRevenue,
                slowestPage,
                slowestMs,
                csv,
                Optional.of(error),
                goOn,
                startedAt,
                finishedAt,
                version,
                data,
                failures,
                built,
                notListed);
    }

    /** The same with lists of at most {@code most} entries. */
    RunSummary listing(int most) {
        List<Failure> someFailures = failures.subList(0, Math.min(most, failures.size()));
        List<Page> someBuilt = built.subList(0, Math.min(most, built.size()));
        return new RunSummary(
                outcome,
                exitCode,
                text,
                command,
                startDate,
                pages,
                failed,
                messages,
                unplaced,
                expectedRevenue,
                slowestPage,
                slowestMs,
                csv,
                error,
                goOn,
                startedAt,
                finishedAt,
                version,
                data,
                someFailures,
                someBuilt,
                failures.size() - someFailures.size() + built.size() - someBuilt.size());
    }

    /** The document for a receiver, such as a chat service: short, and no name or reason in it is markup. */
    String notice() {
        return ChatText.json(listing(LISTED).json());
    }

    public boolean wasStopped() {
        return outcome.equals(STOPPED);
    }

    public String json() {
        return PlanJson.write(this);
    }
}
