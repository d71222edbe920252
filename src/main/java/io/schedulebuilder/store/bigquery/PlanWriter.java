package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Commitment.Lock;
import io.schedulebuilder.store.Commitment.Promise;
import io.schedulebuilder.store.Conflicts;
import io.schedulebuilder.store.Records;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.RunRecord.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Writes one commitment with one script in one transaction, or reports why it cannot. */
record PlanWriter(Session session, Commitment plan) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SqlFile SCRIPT = SqlFile.of("scripts/commit.sql");
    private static final String REFUSES = "schedule-builder refuses ";

    /** The maximum number of jobs that the service accepts and then does not know. */
    private static final int MOST_LOST = 3;

    /** Quotas and limits, query jobs: "Maximum unresolved GoogleSQL query length: 1 MB". */
    private static final int LONGEST_SCRIPT = 1_000_000;

    /**
     * Writes the commitment.
     *
     * @throws FailureException if it cannot be written; the message says that nothing was written, or that this is not
     *     known
     */
    CommitResult write() {
        Statement script = script();
        Backoff backoff = session.limits().ofQuery();
        boolean open = false; // whether an earlier try may have written it or still may
        int lost = 0;
        while (true) {
            try {
                session.once(script, backoff);
                return new CommitResult.Committed();
            } catch (ApiException e) {
                Optional<JsonNode> refusal = refusal(e);
                if (refusal.isPresent() && holder(refusal.get()).isEmpty()) {
                    CommitResult result = meaning(refusal.get());
                    // An earlier try has written it after all.
                    return open && result instanceof CommitResult.AlreadyCommitted
                            ? new CommitResult.Committed()
                            : result;
                }
                // A job that failed inside the service may have done more than the service reports.
                open |= e.leavesOpen() || e.isTransient();
                boolean again = e.reason().equals(ApiException.NOT_STARTED)
                        ? ++lost < MOST_LOST
                        // Requests have their own retries; this retries a failed job.
                        : refusal.isPresent() || e.isConflict() || (e.isTransient() && !e.leavesOpen());
                if (!again || !backoff.hasTime()) {
                    if (open && isWritten(e)) {
                        return new CommitResult.Committed();
                    }
                    throw refusal.flatMap(PlanWriter::holder)
                            .map(this::heldTooLong)
                            .orElseGet(() -> nothingWritten(e));
                }
            }
            backoff.pause();
        }
    }

    /**
     * Whether a try with an unknown result has written the week. If it has not, it never will: it may still be queued
     * or running, but it stops at the failure in the log. A script that writes at the same time as this failure changes
     * the same guard row, so one of the two fails.
     */
    private boolean isWritten(ApiException e) {
        try {
            RunLog.writeFailures(session, List.of(failure(e)));
            return new Records(session)
                    .run(plan.run().runId())
                    .filter(run -> run.runId().equals(plan.run().runId()) && run.status() != Status.FAILED)
                    .isPresent();
        } catch (FailureException unanswered) {
            throw new FailureException(
                    session.dataset() + ": the connection was lost while the week was being recorded (" + e.message()
                            + "). It is not known whether the week was recorded. Check later:  schedule-builder runs show "
                            + plan.id() + " --warehouse " + session.dataset(),
                    unanswered);
        }
    }

    private RunRecord failure(ApiException e) {
        RunRecord run = plan.run();
        return new RunRecord(
                run.runId(),
                Optional.empty(),
                run.page(),
                run.startedAt(),
                Status.FAILED,
                0,
                0,
                run.elapsed(),
                run.steps(),
                Optional.of(String.valueOf(nothingWritten(e).getMessage())),
                "");
    }

    private FailureException nothingWritten(ApiException e) {
        FailureException explained = ApiErrors.explain(session.dataset(), "record the week", e);
        return new FailureException(explained.getMessage() + " Nothing was written.", e);
    }

    private FailureException heldTooLong(String holder) {
        return new FailureException(
                session.dataset() + ": the run " + holder + " has held the write lock for more than "
                        + session.limits().query().toSeconds()
                        + " s. Nothing was written. Wait until it is done, then try again.");
    }

    private static Optional<String> holder(JsonNode refusal) {
        JsonNode holder = refusal.path("held").path(0);
        return holder.isMissingNode() ? Optional.empty() : Optional.of(holder.asText());
    }

    private Statement script() {
        Map<String, String> theirs = theirColumns();
        String sql = session.sql(
                SCRIPT,
                Map.of(
                        "commitment",
                        SqlText.literal(json().toString()),
                        "guard",
                        session.guard(),
                        "their_columns",
                        theirs.keySet().stream().map(column -> ", " + column).collect(joining()),
                        "their_values",
                        theirs.values().stream().map(value -> ", " + value).collect(joining())));
        if (sql.getBytes(StandardCharsets.UTF_8).length > LONGEST_SCRIPT) {
            throw new FailureException("schedule " + plan.id()
                    + ": its plan is too long for one BigQuery script (1 MB). Nothing was written. Plan fewer weeks at "
                    + "a time.");
        }
        return Statement.of("commit", sql).of(plan.page().name());
    }

    private Map<String, String> theirColumns() {
        Map<String, Catalog.Column> there = session.catalog().columns("schedule_recommendations");
        Map<String, String> theirs = new LinkedHashMap<>();
        Tables.THEIR_COLUMNS.keySet().stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(there.get(name)).stream())
                .forEach(column -> theirs.put(column.name(), theirs(column)));
        return theirs;
    }

    /** SQL for the value of one of the agency's own columns in our rows. */
    static String theirs(Catalog.Column column) {
        String value = Tables.THEIR_COLUMNS.getOrDefault(column.name(), "NULL");
        return column.type().equals("JSON") ? "PARSE_JSON(" + value + ", wide_number_mode => 'round')" : value;
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("schedule_id", plan.id().value())
                .put("page_name", plan.page().name().value())
                .put("first_day", plan.horizon().start().toString())
                .put("last_day", plan.horizon().lastDay().toString())
                .put("rest_from", RestPeriod.from(plan.horizon()).toString())
                .put("rest_to", RestPeriod.to(plan.horizon()).toString())
                .put("now_micros", Long.toString(SqlText.micros(plan.now())))
                .put(
                        "assigned_date",
                        plan.now().atZone(plan.page().zone()).toLocalDate().toString())
                .put("holder", session.run())
                .put("saturation_zone", plan.saturationZone().name())
                .put("plan_json", plan.planJson());
        texts(json.putArray("replaced"), plan.replacement().schedules());
        texts(json.putArray("sent"), plan.replacement().sent());
        texts(json.putArray("planned_around"), plan.plannedAround());
        ArrayNode locks = json.putArray("locks");
        for (Lock lock : plan.locks()) {
            ObjectNode one = locks.addObject();
            if (!lock.sent()) {
                one.put("text_sha256", Digest.hex(lock.text()));
            }
            one.put("caption_id", lock.caption().toString())
                    .put("day", lock.sendTime().toLocalDate().toString())
                    .put("hour", lock.sendTime().getHour())
                    .put("sent", lock.sent());
            if (!lock.sent()) {
                promise(one, lock);
            }
        }
        json.set("run", RunLog.json(plan.run()));
        return json;
    }

    private static void promise(ObjectNode one, Lock lock) {
        Promise promise = lock.promise();
        one.put("planned_micros", Long.toString(SqlText.micros(promise.plannedAt())))
                .put("message_type", lock.priceTier().messageType().label())
                .put("price_tier", lock.priceTier().name().toLowerCase(Locale.ROOT))
                .put("promise_factor", promise.factor());
        promise.expectedRevenue().ifPresent(dollars -> one.put("expected_revenue", dollars));
        promise.propensity().ifPresent(propensity -> one.put("propensity", propensity));
        promise.propensityError().ifPresent(error -> one.put("propensity_error", error));
        promise.explored().ifPresent(explored -> one.put("explored", explored));
    }

    private static void texts(ArrayNode array, Collection<?> values) {
        values.stream().map(Object::toString).sorted().forEach(array::add);
    }

    /** The script's reasons for refusing, which are in its error message. */
    private static Optional<JsonNode> refusal(ApiException e) {
        int begin = e.message().indexOf(REFUSES);
        if (begin < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(e.message().substring(begin + REFUSES.length())));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Checks the reasons in the same order as every warehouse. */
    private CommitResult meaning(JsonNode refusal) {
        if (!refusal.path("unguarded").isEmpty()) {
            throw new FailureException(session.dataset()
                    + ": sb_guard has no row, so two runs could lock the same caption. Restore it:  schedule-builder "
                    + "warehouse deploy --warehouse " + session.dataset()
                    + "  Nothing was written.");
        }
        if (!refusal.path("given_up").isEmpty()) {
            throw new FailureException("schedule " + plan.id() + ": its run "
                    + plan.run().runId() + " was abandoned earlier. Nothing was written. Run again.");
        }
        Map<CaptionId, String> taken = new LinkedHashMap<>();
        for (JsonNode caption : refusal.path("taken")) {
            taken.putIfAbsent(
                    new CaptionId(Long.parseLong(caption.path("caption_id").asText())),
                    CommitResult.CaptionsTaken.by(
                            caption.path("page_name").asText(),
                            LocalDate.parse(caption.path("day").asText()),
                            caption.path("schedule_id").asText()));
        }
        return new Conflicts(
                        ids(refusal.path("overlapping")),
                        ids(refusal.path("nearby")),
                        texts(refusal.path("absent")),
                        texts(refusal.path("other_texts")),
                        texts(refusal.path("repeated")),
                        taken)
                .result(plan)
                .orElseGet(() -> new CommitResult.CaptionsTaken(taken));
    }

    private static Set<ScheduleId> ids(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(id -> new ScheduleId(id.asText()))
                .collect(toCollection(LinkedHashSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }
}
