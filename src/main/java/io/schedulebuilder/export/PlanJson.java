package io.schedulebuilder.export;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans, and anything else that is shown with {@code --json}, as text: the same value gives the same bytes anywhere. */
public final class PlanJson {
    // The fast writer of doubles writes the same digits on every JDK; the JDK's own changed in 19.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private PlanJson() {}

    /** Learns to write plans ahead of the first one, for those who have a core to spare meanwhile. */
    public static void prepare() {
        try {
            MAPPER.acceptJsonFormatVisitor(PlanFile.class, new JsonFormatVisitorWrapper.Base());
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan could not be written as JSON", e);
        }
    }

    /** A value without a line feed, for {@link OnOneLine}. */
    static String onOneLine(Object value) throws JacksonException {
        return MAPPER.writeValueAsString(value);
    }

    /** Any record of this package as indented JSON with line feeds, ending in one. */
    public static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan could not be written as JSON", e);
        }
    }

    /** The same on one line, ending in a line feed. */
    public static String writeLine(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a value could not be written as JSON", e);
        }
    }

    /**
     * Reads a plan back.
     *
     * @param origin names the text in messages: a file, a schedule id
     * @throws InputException if the text is not a plan
     */
    public static PlanFile read(String json, String origin) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, PlanFile.class))
                    .orElseThrow(() -> notAPlan(origin, "it is empty"));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw notAPlan(at == null ? origin : origin + ":" + at.getLineNr(), reason(e));
        }
    }

    /** A value that {@link #writeLine} wrote; empty if the text is none of its kind. */
    static <T> Optional<T> readLine(String line, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String reason(JacksonException e) {
        if (e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException) {
            return "it ends in the middle, as if it were cut off";
        }
        if (e instanceof JsonMappingException mapping) {
            if (mapping.getPath().isEmpty()) {
                return "it has not the keys of one";
            }
            String key = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            return "the value of \"" + key + "\" is missing, or not of its kind";
        }
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    /**
     * Reads a plan file.
     *
     * @throws InputException if the file is missing, unreadable, or not a plan; for a CSV, names the plan beside it
     */
    public static PlanFile read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new InputException(
                    file + ": is a CSV, which does not say what the week rests on. Give the plan beside " + "it: "
                            + ScheduleFiles.planBeside(file) + ".");
        }
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException(
                    file + ": there is no such file. Give the plan.json that `schedule-builder plan` " + "wrote.");
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read as a plan ("
                    + (Files.isDirectory(file) ? "it is a folder" : "no permission, or no text")
                    + "). Give the plan.json that `schedule-builder plan` wrote.");
        }
    }

    private static InputException notAPlan(String where, String what) {
        return new InputException(
                where + ": is not a plan: " + what + ". Give the plan.json that `schedule-builder plan` wrote.");
    }
}
