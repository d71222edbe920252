package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.schedulebuilder.domain.VisibleText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value that knows the line on which it begins. A number is expanded only after its digits and its exponent were
 * counted: {@code 1e999999999} costs nothing.
 */
sealed interface JsonValue {
    /** From 1. */
    int line();

    /** For the binding to records. */
    JsonNode node();

    /** What it is, in words: {@code the text "abc"}. */
    String shown();

    record Members(int line, Map<String, JsonValue> values) implements JsonValue {
        @Override
        public JsonNode node() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            values.forEach((key, value) -> node.set(key, value.node()));
            return node;
        }

        @Override
        public String shown() {
            return "an object";
        }
    }

    record Items(int line, List<JsonValue> values) implements JsonValue {
        @Override
        public JsonNode node() {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            values.forEach(value -> node.add(value.node()));
            return node;
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    record Text(int line, String value) implements JsonValue {
        @Override
        public JsonNode node() {
            return TextNode.valueOf(value);
        }

        @Override
        public String shown() {
            return "\"" + shortened(value) + "\"";
        }
    }

    /**
     * A number as it is written.
     *
     * @param value empty if it has more digits, or a larger exponent, than any number of ours
     */
    record Digits(int line, String text, Optional<BigDecimal> value) implements JsonValue {
        @Override
        public JsonNode node() {
            return DecimalNode.valueOf(value.orElseThrow());
        }

        @Override
        public String shown() {
            return shortened(text);
        }
    }

    record Flag(int line, boolean value) implements JsonValue {
        @Override
        public JsonNode node() {
            return BooleanNode.valueOf(value);
        }

        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    record Nothing(int line) implements JsonValue {
        @Override
        public JsonNode node() {
            return NullNode.getInstance();
        }

        @Override
        public String shown() {
            return "null";
        }
    }

    private static String shortened(String text) {
        int longest = 60;
        int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
        return VisibleText.of(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    /** Reads one value from a text, and finds what no reader of values can see later: keys that come twice. */
    final class Parser {
        private static final int DEEPEST = 20;
        private static final int MOST_DIGITS = 400;
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .build())
                .build();

        private final JsonParser tokens;
        private final PlanFaults faults;

        private Parser(JsonParser tokens, PlanFaults faults) {
            this.tokens = tokens;
            this.faults = faults;
        }

        /**
         * The value of a text; empty if there is none.
         *
         * @throws IOException if the text is not JSON
         */
        static Optional<JsonValue> parse(String json, PlanFaults faults) throws IOException {
            try (JsonParser tokens = FACTORY.createParser(json)) {
                if (tokens.nextToken() == null) {
                    return Optional.empty();
                }
                JsonValue value = new Parser(tokens, faults).value("", 0);
                if (tokens.nextToken() != null) {
                    faults.add(tokens.currentTokenLocation().getLineNr(), "", "more follows after its end");
                }
                return Optional.of(value);
            }
        }

        private JsonValue value(String path, int depth) throws IOException {
            int line = tokens.currentTokenLocation().getLineNr();
            JsonToken token = tokens.currentToken();
            if (depth > DEEPEST && token.isStructStart()) {
                tokens.skipChildren();
                faults.add(line, path, "is nested deeper than anything in a plan");
                return new Nothing(line);
            }
            return switch (token) {
                case START_OBJECT -> members(path, depth, line);
                case START_ARRAY -> items(path, depth, line);
                case VALUE_STRING -> new Text(line, tokens.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Digits(line, tokens.getText(), number(tokens.getText()));
                case VALUE_TRUE -> new Flag(line, true);
                case VALUE_FALSE -> new Flag(line, false);
                default -> new Nothing(line);
            };
        }

        private JsonValue members(String path, int depth, int line) throws IOException {
            Map<String, JsonValue> values = new LinkedHashMap<>();
            while (tokens.nextToken() != JsonToken.END_OBJECT) {
                String key = tokens.currentName();
                int at = tokens.currentTokenLocation().getLineNr();
                tokens.nextToken();
                String inside = PlanFaults.key(path, key);
                if (values.put(key, value(inside, depth + 1)) != null) {
                    faults.add(at, inside, "comes twice");
                }
            }
            return new Members(line, values);
        }

        private JsonValue items(String path, int depth, int line) throws IOException {
            List<JsonValue> values = new ArrayList<>();
            while (tokens.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(PlanFaults.item(path, values.size()), depth + 1));
            }
            return new Items(line, values);
        }

        private static Optional<BigDecimal> number(String text) {
            int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
            String digits = exponent < 0 ? text : text.substring(0, exponent);
            if (digits.length() > MOST_DIGITS) {
                return Optional.empty();
            }
            if (exponent >= 0) {
                String power = text.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
                if (power.length() > 3 || (!power.isEmpty() && Integer.parseInt(power) > MOST_DIGITS)) {
                    return Optional.empty();
                }
                text = digits + "e" + text.substring(exponent + 1).replaceFirst("^([+-]?)0+(?=\\d)", "$1");
            }
            return Optional.of(new BigDecimal(text));
        }
    }
}
