package io.schedulebuilder.policy.cases;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.language.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes results as SARIF 2.1.0, which code hosts show next to the lines: failed cases, gaps in coverage, mutants. */
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Map<String, String> KINDS = Map.of(
            "case-failed", "The rules do not give a case the expected value.",
            "no-policy", "The rules give no policy for a case.",
            "not-covered", "No case tests a condition or boundary of a rule.",
            "mutant-survived", "No case fails when a rule is changed.");

    private final String version;
    private final ArrayNode results = MAPPER.createArrayNode();

    private SarifReport(String version) {
        this.version = version;
    }

    /**
     * The whole document, with line feeds and one at the end.
     *
     * @param version the version of the product
     */
    public static String of(
            String version, List<CaseResult> cases, Optional<Coverage> coverage, Optional<MutationRun> mutation) {
        SarifReport report = new SarifReport(version);
        cases.stream().filter(result -> !result.passed()).forEach(report::failed);
        coverage.ifPresent(measured -> measured.rules().stream()
                .flatMap(rule -> rule.missing().stream())
                .forEach(goal -> report.add("not-covered", "note", goal.place(), goal.missing() + ".")));
        mutation.ifPresent(run -> run.survivors()
                .forEach(mutant -> report.add(
                        "mutant-survived",
                        "warning",
                        mutant.place(),
                        "No case notices " + mutant.before() + " → " + mutant.after() + ".")));
        return report.text();
    }

    private void failed(CaseResult result) {
        for (String fault : result.faults()) {
            add("no-policy", "error", result.asked().place(), fault);
        }
        for (CaseResult.Difference difference : result.differences()) {
            ObjectNode added = add(
                    "case-failed",
                    "error",
                    result.asked().place(),
                    CaseResult.sentence(difference) + " Case: " + result.asked().title() + ".");
            ArrayNode related = added.putArray("relatedLocations");
            for (SetBy by : difference.setBy()) {
                ObjectNode location = related.addObject();
                location.putObject("message").put("text", "set by rule \"" + by.rule() + "\"");
                physical(location, new Place(by.file(), by.line()));
            }
        }
    }

    private ObjectNode add(String kind, String level, Place place, String text) {
        ObjectNode result = results.addObject();
        result.put("ruleId", kind);
        result.put("level", level);
        result.putObject("message").put("text", text);
        physical(result.putArray("locations").addObject(), place);
        return result;
    }

    private static void physical(ObjectNode location, Place place) {
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", place.file().replace(" ", "%20"));
        physical.putObject("region").put("startLine", Math.max(1, place.line()));
    }

    private String text() {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        ObjectNode run = document.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "schedule-builder");
        driver.put("version", version);
        ArrayNode kinds = driver.putArray("rules");
        KINDS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(kind -> {
            ObjectNode described = kinds.addObject();
            described.put("id", kind.getKey());
            described.putObject("shortDescription").put("text", kind.getValue());
        });
        run.put("columnKind", "unicodeCodePoints");
        run.set("results", results);
        try {
            return MAPPER.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                            .writeValueAsString(document)
                    + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a report could not be written as JSON", e);
        }
    }
}
