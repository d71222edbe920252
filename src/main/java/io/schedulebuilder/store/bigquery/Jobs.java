package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.TableRow;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.store.Dataset;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs statements as jobs with our own ids. If the response to a start is lost, the job can be looked up and is never
 * started twice. The service refuses an id that it already knows (REST reference, {@code jobs.insert}: "job_id ... the
 * call is idempotent").
 */
final class Jobs {
    private static final int LONGEST_LABEL = 63;
    private static final long POLL_MILLIS = 10_000;

    /** The number of consecutive refusals after which we stop asking for a job. */
    private static final int MOST_REFUSALS = 3;

    private final Bigquery api;
    private final Dataset dataset;
    private final Calls calls;
    private final List<Long> billed;
    private final String run;
    private final long maximumBytesBilled;
    private final String location;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Prepares to run jobs.
     *
     * @param run distinguishes this process's jobs from all others
     * @param maximumBytesBilled for one query; a query that would cost more fails before it costs anything
     * @param location the dataset's location
     */
    Jobs(
            Bigquery api,
            Dataset dataset,
            Calls calls,
            List<Long> billed,
            String run,
            long maximumBytesBilled,
            String location) {
        this.api = api;
        this.dataset = dataset;
        this.calls = calls;
        this.billed = billed;
        this.run = run;
        this.maximumBytesBilled = maximumBytesBilled;
        this.location = location;
    }

    /** The rows of a statement that may run again after a temporary failure. */
    List<ResultRow> query(Statement statement) {
        Backoff backoff = calls.limits().ofQuery();
        while (true) {
            try {
                List<ResultRow> rows = new ArrayList<>();
                visit(start(statement), backoff.within(), rows::add);
                return rows;
            } catch (ApiException e) {
                if (!(e.isTransient() || e.isConflict()) || !backoff.hasTime()) {
                    throw e;
                }
            }
            backoff.pause();
        }
    }

    /**
     * Runs a statement that changes something, only once.
     *
     * @param bounds the time limit
     * @throws ApiException if it failed and changed nothing; if {@link ApiException#leavesOpen}, it is not known
     *     whether it did
     */
    void once(Statement statement, Backoff bounds) {
        settle(start(statement), bounds.within());
    }

    /** Waits until a job is done, even if single requests fail: only the job itself says how it ended. */
    private void settle(JobReference reference, Backoff backoff) {
        int refused = 0;
        while (true) {
            try {
                calls.once(() -> results(reference).setMaxResults(0L).setTimeoutMs(pollMillis()));
            } catch (ApiException e) {
                // The job is looked up below.
            }
            try {
                Job job = find(reference).orElseThrow(() -> notStarted(reference));
                refused = 0;
                if (isDone(job)) {
                    end(job);
                    return;
                }
            } catch (ApiException e) {
                if (e.code() == ApiException.JOB_FAILED || e.reason().equals(ApiException.NOT_STARTED)) {
                    throw e;
                }
                if (++refused == MOST_REFUSALS) {
                    throw e.leavingOpen();
                }
            }
            giveUpAfter(backoff, reference);
            backoff.pause();
        }
    }

    private void giveUpAfter(Backoff backoff, JobReference reference) {
        if (!backoff.hasTime()) {
            cancel(reference);
            throw new ApiException(
                            ApiException.NO_ANSWER,
                            "",
                            "job " + reference.getJobId() + " was not done in time and was asked to stop")
                    .leavingOpen();
        }
    }

    private static boolean isDone(Job job) {
        return job.getStatus() != null && "DONE".equals(job.getStatus().getState());
    }

    private static ApiException notStarted(JobReference reference) {
        return new ApiException(
                        ApiException.NO_ANSWER,
                        ApiException.NOT_STARTED,
                        "job " + reference.getJobId() + " was never started")
                .leavingOpen(); // the service reported earlier that the job had started
    }

    /** The maximum number of bytes that a statement would be billed, without running it. */
    long estimate(Statement statement) {
        JobConfiguration configuration = configuration(statement).setDryRun(true);
        configuration.getQuery().setMaximumBytesBilled(null); // to estimate any cost
        Job dryRun = new Job().setConfiguration(configuration).setJobReference(reference());
        Job job = calls.repeatedly(() -> api.jobs().insert(dataset.project(), dryRun));
        throwIfFailed(job);
        return Optional.ofNullable(job.getStatistics())
                .flatMap(statistics -> Optional.ofNullable(statistics.getTotalBytesProcessed()))
                .orElse(0L);
    }

    private JobReference reference() {
        return new JobReference().setProjectId(dataset.project()).setLocation(location);
    }

    private JobReference start(Statement statement) {
        JobReference reference = reference().setJobId(id(statement));
        Job job = new Job().setJobReference(reference).setConfiguration(configuration(statement));
        Backoff backoff = calls.limits().ofCall();
        boolean open = false; // a start without a response may still arrive
        while (true) {
            try {
                throwIfFailed(calls.once(() -> api.jobs().insert(dataset.project(), job)));
                return reference;
            } catch (ApiException e) {
                if (e.code() == 409) {
                    return reference; // it was started, and the response was lost
                }
                if (e.code() == ApiException.JOB_FAILED) {
                    throw e;
                }
                open |= !e.isRefusal();
                if (!e.isTransient() || !backoff.hasTime()) {
                    throw open ? e.leavingOpen() : e;
                }
            }
            // It may have started anyway: look it up before starting it again.
            if (isKnown(reference)) {
                return reference;
            }
            backoff.pause();
        }
    }

    private void visit(JobReference reference, Backoff backoff, Consumer<ResultRow> visitor) {
        GetQueryResultsResponse page = awaitFirstPage(reference, backoff);
        requireSuccess(reference, backoff);
        long rows = 0;
        while (true) {
            for (TableRow row : Optional.ofNullable(page.getRows()).orElse(List.of())) {
                visitor.accept(new ResultRow(row.getF()));
                rows++;
            }
            Optional<String> next = Optional.ofNullable(page.getPageToken()).filter(token -> !token.isEmpty());
            if (next.isEmpty()) {
                requireAll(rows, page);
                return;
            }
            page = calls.repeatedly(() -> results(reference).setPageToken(next.get()));
        }
    }

    /**
     * Looks up how the job ended. A failed script may return HTTP 200, {@code jobComplete} and no rows (seen in
     * redash#5060, google-cloud-go#3304, nodejs-bigquery#887 and java-bigquery#732), so a page of results proves
     * nothing.
     */
    private void requireSuccess(JobReference reference, Backoff backoff) {
        Job job = find(reference).orElseThrow(() -> notStarted(reference));
        if (isDone(job)) {
            end(job);
        } else {
            settle(reference, backoff);
        }
    }

    /** Records what a job was billed, and throws if it failed. */
    private void end(Job job) {
        charge(job);
        throwIfFailed(job);
    }

    /** Checks the number of rows, because parsers do not always notice a truncated response. */
    private static void requireAll(long rows, GetQueryResultsResponse last) {
        long total = Optional.ofNullable(last.getTotalRows())
                .map(BigInteger::longValue)
                .orElse(rows);
        if (rows < total) {
            throw new ApiException(ApiException.NO_ANSWER, "", rows + " of " + total + " rows arrived");
        }
    }

    private GetQueryResultsResponse awaitFirstPage(JobReference reference, Backoff backoff) {
        int refused = 0;
        while (true) {
            try {
                GetQueryResultsResponse page =
                        calls.repeatedly(() -> results(reference).setTimeoutMs(pollMillis()));
                if (Boolean.TRUE.equals(page.getJobComplete())) {
                    return page;
                }
                refused = 0;
            } catch (ApiException e) {
                // A failed job contains the reason, even if its results cannot be read.
                Job job = find(reference).orElseThrow(() -> notStarted(reference));
                if (failure(job).isPresent()) {
                    end(job);
                }
                if (++refused == MOST_REFUSALS) {
                    throw e;
                }
                backoff.pause();
            }
            giveUpAfter(backoff, reference);
        }
    }

    private long pollMillis() {
        return Math.min(POLL_MILLIS, calls.limits().answer().toMillis() / 2);
    }

    private Bigquery.Jobs.GetQueryResults results(JobReference reference) throws IOException {
        return api.jobs()
                .getQueryResults(dataset.project(), reference.getJobId())
                .setLocation(reference.getLocation());
    }

    private Optional<Job> find(JobReference reference) {
        return calls.ifFound(
                () -> api.jobs().get(dataset.project(), reference.getJobId()).setLocation(reference.getLocation()));
    }

    private boolean isKnown(JobReference reference) {
        try {
            return find(reference).isPresent();
        } catch (ApiException e) {
            return false; // then its id prevents a second start
        }
    }

    private void cancel(JobReference reference) {
        try {
            calls.once(() ->
                    api.jobs().cancel(dataset.project(), reference.getJobId()).setLocation(reference.getLocation()));
        } catch (ApiException e) {
            // The job continues without us. Its transaction is all or nothing in any case.
        }
    }

    private void charge(Job job) {
        long bytes = Optional.ofNullable(job.getStatistics())
                .flatMap(statistics -> Optional.ofNullable(statistics.getQuery()))
                .flatMap(query -> Optional.ofNullable(query.getTotalBytesBilled()))
                .orElse(0L);
        billed.add(bytes);
    }

    private static void throwIfFailed(Job job) {
        failure(job).ifPresent(error -> {
            throw new ApiException(
                    ApiException.JOB_FAILED,
                    Optional.ofNullable(error.getReason()).orElse(""),
                    Optional.ofNullable(error.getMessage()).orElse("no reason given"));
        });
    }

    private static Optional<ErrorProto> failure(Job job) {
        return Optional.ofNullable(job.getStatus()).flatMap(status -> Optional.ofNullable(status.getErrorResult()));
    }

    private JobConfiguration configuration(Statement statement) {
        JobConfigurationQuery query = new JobConfigurationQuery()
                .setQuery(statement.sql())
                .setUseLegacySql(false)
                .setMaximumBytesBilled(maximumBytesBilled);
        if (!statement.parameters().isEmpty()) {
            query.setParameterMode("NAMED").setQueryParameters(statement.parameters());
        }
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("run", label(run));
        labels.put("step", label(statement.step()));
        statement.page().ifPresent(page -> labels.put("page", label(page.value())));
        return new JobConfiguration().setQuery(query).setLabels(labels);
    }

    /** Labels allow only lower-case letters, digits, hyphens and underscores. */
    private static String label(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        return plain.length() > LONGEST_LABEL ? plain.substring(0, LONGEST_LABEL) : plain;
    }

    private String id(Statement statement) {
        return "sb-" + run + "-" + statement.step() + "-" + count.incrementAndGet() + "-"
                + Digest.hex(statement.sql() + statement.parameters()).substring(0, 8);
    }
}
