package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ReportedFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls the analysis procedure once for all pages that are read together, while their messages are read. */
final class Reports {
    static final String PROCEDURE = "sb_analyze_pages";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS); // money keeps all its digits

    private final Session session;
    private CompletableFuture<Map<String, ReportedFigures>> reports = CompletableFuture.completedFuture(Map.of());

    Reports(Session session) {
        this.session = session;
    }

    /** Starts the call. */
    void ask(Map<Page, Instant> asOf) {
        reports = asOf.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : CompletableFuture.supplyAsync(() -> read(asOf));
    }

    /** The figures of a requested page; empty for other pages. */
    Optional<ReportedFigures> of(Page page) {
        return Optional.ofNullable(Futures.get(reports).get(page.name().value()));
    }

    static Statement call(Session session, Map<Page, Instant> asOf) {
        String pages = asOf.entrySet().stream()
                .map(page -> "STRUCT(" + SqlText.literal(page.getKey().name().value()) + " AS page_name, TIMESTAMP '"
                        + SqlText.timestamp(page.getValue()) + "' AS as_of)")
                .sorted()
                .collect(joining(", "));
        // The parentheses are for an emulator that takes commas in an array for those between arguments.
        Statement call = Statement.of(PROCEDURE, "CALL " + session.dataset().quoted(PROCEDURE) + "(([" + pages + "]))");
        return asOf.size() == 1 ? call.of(asOf.keySet().iterator().next().name()) : call;
    }

    private Map<String, ReportedFigures> read(Map<Page, Instant> asOf) {
        Map<String, ReportedFigures> figures = new HashMap<>();
        for (ResultRow row : session.query("analyze the pages", call(session, asOf))) {
            figures.put(row.text(0), figures(session.dataset(), PROCEDURE, row.text(1)));
        }
        return figures;
    }

    /**
     * Parses a report.
     *
     * @throws FailureException if it is not JSON, or lacks a key
     */
    static ReportedFigures figures(Dataset dataset, String procedure, String report) {
        JsonNode json;
        try {
            json = JSON.readTree(report);
        } catch (JsonProcessingException e) {
            throw new FailureException(dataset + ": " + procedure + " did not return JSON: " + report, e);
        }
        JsonNode account = json.path("account_classification");
        JsonNode segment = json.path("behavioral_segment");
        return new ReportedFigures(
                procedure,
                account.isNull() ? BigDecimal.ZERO : number(dataset, procedure, account, "total_revenue_period"),
                number(dataset, procedure, json.path("saturation"), "saturation_score")
                        .doubleValue(),
                number(dataset, procedure, segment, "avg_rpr").doubleValue(),
                number(dataset, procedure, segment, "avg_conv").doubleValue(),
                number(dataset, procedure, segment, "sample_size").intValue());
    }

    private static BigDecimal number(Dataset dataset, String procedure, JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isNull()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber()) {
            throw new FailureException(dataset + ": the report of " + procedure + " has no number " + key
                    + ". Update the procedures to this version:  schedule-builder warehouse deploy --warehouse "
                    + dataset);
        }
        return value.decimalValue();
    }
}
