package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes a value on one line of an indented file, because a table of numbers is easier to read by rows. */
final class OnOneLine extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        generator.writeRawValue(PlanJson.onOneLine(value));
    }
}
