package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;
import java.util.Optional;

/**
 * Writes plans, and everything else that {@code --json} prints, as text. The same value gives the same bytes on every
 * machine.
 */
public final class PlanJson {
    private static final JsonMapper MAPPER = mapper().build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private PlanJson() {}

    /** Writes a caption's id as its number. */
    private interface PlainNumber {
        @JsonValue
        long value();
    }

    /** Names the lines of a score as the journals of comparisons do. */
    private interface NamedConstraints {
        @JsonProperty("constraints")
        List<PlanScore.Line> lines();
    }

    /** Names a constraint as the journals of comparisons do. */
    private interface NamedConstraint {
        @JsonProperty("name")
        PlanningConstraint constraint();
    }

    static JsonMapper.Builder mapper() {
        // The fast writer writes the same digits of a double on every JDK; the JDK's own changed in version 19.
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .build())
                .addModule(new Jdk8Module())
                .addModule(Spelling.module())
                .addMixIn(CaptionId.class, PlainNumber.class)
                .addMixIn(PlanScore.class, NamedConstraints.class)
                .addMixIn(PlanScore.Line.class, NamedConstraint.class)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /** Prepares the writer for records of a type ahead of the first one, for callers that have an idle core. */
    public static void prepare(Class<?> type) {
        try {
            MAPPER.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base());
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan could not be written as JSON", e);
        }
    }

    /** A value without a line feed, for {@link OnOneLine}. */
    static String onOneLine(Object value) throws JacksonException {
        return MAPPER.writeValueAsString(value);
    }

    /** Any of our records as indented JSON with line feeds, ending in one. */
    public static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan could not be written as JSON", e);
        }
    }

    /** A value on one line, ending in a line feed. */
    public static String writeLine(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a value could not be written as JSON", e);
        }
    }

    /** Converts checked values to records. */
    static <T> T bind(JsonNode values, Class<T> type) {
        try {
            return MAPPER.treeToValue(values, type);
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan that was checked could not be bound", e);
        }
    }

    /** Reads a value that {@link #writeLine} wrote; empty if the text is not such a value. */
    public static <T> Optional<T> readLine(String line, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
