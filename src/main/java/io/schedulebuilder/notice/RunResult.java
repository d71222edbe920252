package io.schedulebuilder.notice;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.terminal.ExpectedRevenue;
import io.schedulebuilder.webhook.ChatText;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How a run ended.
 *
 * @param all the CSV of all pages, if there is one
 * @param error why the run as a whole failed, if it did
 * @param unwritten why the summary could not be written, if that failed
 */
public record RunResult(
        RunDescription run,
        PageOutcomes pages,
        Optional<Path> all,
        Optional<String> error,
        int exitCode,
        Instant finished,
        Optional<String> unwritten) {
    static final String DONE = "done";
    private static final String STOPPED = "stopped";
    private static final String FAILED = "failed";

    /** Webhook receivers refuse documents that are too long. */
    private static final int LISTED = 500;

    private static final int NAMED_IN_TEXT = 3;
    private static final int LONGEST_REASON = 200;

    public RunResult(
            RunDescription run,
            PageOutcomes pages,
            Optional<Path> all,
            Optional<String> error,
            int exitCode,
            Instant finished) {
        this(run, pages, all, error, exitCode, finished, Optional.empty());
    }

    /** A copy that records why the summary could not be written. */
    RunResult unwritten(String why, int exitCode) {
        return new RunResult(run, pages, all, error, exitCode, finished, Optional.of(why));
    }

    /** The outcome in one word. */
    String outcome() {
        if (pages.stopped()) {
            return STOPPED;
        }
        if (error.isPresent()) {
            return FAILED;
        }
        return pages.failed().isEmpty() ? DONE : pages.built().isEmpty() ? FAILED : "partly";
    }

    /** Whether the user stopped the run before all pages were done. */
    public boolean isStopped() {
        return pages.stopped();
    }

    /** The number of messages on all recorded pages. */
    public int messages() {
        return sum(PageOutcome.Built::messages);
    }

    /** The number of messages on these pages without a slot or a caption. */
    public int unplaced() {
        return sum(PageOutcome.Built::unplaced);
    }

    private int sum(ToIntFunction<PageOutcome.Built> figure) {
        return pages.built().stream().mapToInt(figure).sum();
    }

    /** Dollars, for the pages whose revenue is known; empty if pages are recorded and none has a known revenue. */
    public Optional<BigDecimal> expectedRevenue() {
        List<BigDecimal> known = pages.built().stream()
                .flatMap(page -> page.expectedRevenue().stream())
                .toList();
        return known.isEmpty() && !pages.built().isEmpty()
                ? Optional.empty()
                : Optional.of(cents(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    static BigDecimal cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_UP);
    }

    /** The recorded page that took longest; empty if this run built none. */
    public Optional<PageOutcome.Built> slowest() {
        return pages.built().stream()
                .filter(page -> !page.spent().isZero())
                .max(Comparator.comparing(PageOutcome.Built::spent));
    }

    /** One or two sentences of plain text for a chat. */
    String text() {
        StringBuilder text = new StringBuilder("Week of " + run.start() + " " + outcome());
        if (pages.pages() == 0) {
            text.append(" before any page was started.");
        } else {
            List<Optional<BigDecimal>> revenues = pages.built().stream()
                    .map(PageOutcome.Built::expectedRevenue)
                    .toList();
            text.append(": " + pages.built().size() + " of " + Counted.of(pages.pages(), "page") + " built, "
                    + Counted.of(messages(), "message") + ", " + unplaced() + " unplaced, "
                    + ExpectedRevenue.dollars(expectedRevenue()) + " expected" + ExpectedRevenue.without(revenues)
                    + ".");
        }
        List<PageOutcome.Failed> failed = pages.failed();
        if (!failed.isEmpty()) {
            text.append(failed.stream()
                    .limit(NAMED_IN_TEXT)
                    .map(failure -> failure.page() + " (" + shortened(failure.reason()) + ")")
                    .collect(Collectors.joining("; ", " Failed: ", "")));
            text.append(failed.size() > NAMED_IN_TEXT ? "; and " + (failed.size() - NAMED_IN_TEXT) + " more." : ".");
        }
        pages.data().filter(DataState::isStale).flatMap(DataState::line).ifPresent(line -> text.append(" ")
                .append(line));
        error.ifPresent(words -> text.append(" Error: ").append(shortened(words)));
        unwritten.ifPresent(words -> text.append(" Error: ").append(words));
        return ChatText.of(text.toString());
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** The JSON object for programs, with every page. */
    public String json() {
        return PlanJson.write(RunSummary.of(this, Integer.MAX_VALUE));
    }

    /**
     * The document for a receiver such as a chat service: short, with names and reasons escaped so that they are not
     * markup.
     */
    String notice() {
        return ChatText.json(PlanJson.write(RunSummary.of(this, LISTED)));
    }
}
