package io.schedulebuilder.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.RunRecord.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps of a run in the form of {@code schedule_export_log.steps}: {@code [{"name": ..., "nanos": ...}]}. */
public final class StepTimes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StepTimes() {}

    /** Writes the steps as the column's JSON. */
    public static String asJson(List<Step> steps) {
        ArrayNode array = JSON.createArrayNode();
        for (Step step : steps) {
            array.addObject()
                    .put("name", step.name())
                    .put("nanos", step.elapsed().toNanos());
        }
        return array.toString();
    }

    /**
     * Reads the steps from the column's JSON.
     *
     * @throws FailureException if the text is not JSON
     */
    public static List<Step> ofJson(String json) {
        try {
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : JSON.readTree(json)) {
                steps.add(new Step(
                        step.path("name").asText(),
                        Duration.ofNanos(step.path("nanos").asLong())));
            }
            return steps;
        } catch (JsonProcessingException e) {
            throw new FailureException("schedule_export_log: a run's steps are not JSON: " + json, e);
        }
    }
}
