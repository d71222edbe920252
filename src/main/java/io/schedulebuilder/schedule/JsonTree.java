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
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads JSON into a tree. Reports the line on which each value begins, and keys that occur twice. Checks the length of
 * a number's digits and exponent before it expands the number, so that {@code 1e999999999} costs nothing; such a number
 * becomes a missing value.
 */
record JsonTree(JsonParser tokens, PlanFaults faults) {
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

    /**
     * Reads a text into a tree; empty if the text is empty.
     *
     * @throws IOException if the text is not JSON
     */
    static Optional<JsonNode> read(String json, PlanFaults faults) throws IOException {
        try (JsonParser tokens = FACTORY.createParser(json)) {
            if (tokens.nextToken() == null) {
                return Optional.empty();
            }
            JsonNode root = new JsonTree(tokens, faults).value("", 0);
            if (tokens.nextToken() != null) {
                faults.add(tokens.currentTokenLocation().getLineNr(), "", "has text after its end");
            }
            return Optional.of(root);
        }
    }

    private JsonNode value(String path, int depth) throws IOException {
        int line = tokens.currentTokenLocation().getLineNr();
        faults.begins(path, line);
        JsonToken token = tokens.currentToken();
        if (depth > DEEPEST && token.isStructStart()) {
            tokens.skipChildren();
            faults.add(line, path, "is nested too deeply");
            return NullNode.getInstance();
        }
        return switch (token) {
            case START_OBJECT -> members(path, depth);
            case START_ARRAY -> items(path, depth);
            case VALUE_STRING -> TextNode.valueOf(tokens.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                faults.isSpelled(path, tokens.getText());
                yield number(tokens.getText());
            }
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(token == JsonToken.VALUE_TRUE);
            default -> NullNode.getInstance();
        };
    }

    private ObjectNode members(String path, int depth) throws IOException {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String key = tokens.currentName();
            int line = tokens.currentTokenLocation().getLineNr();
            tokens.nextToken();
            String inside = PlanFaults.key(path, key);
            if (members.replace(key, value(inside, depth + 1)) != null) {
                faults.add(line, inside, "comes twice");
            }
        }
        return members;
    }

    private ArrayNode items(String path, int depth) throws IOException {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(PlanFaults.item(path, items.size()), depth + 1));
        }
        return items;
    }

    private static JsonNode number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String digits = exponent < 0 ? text : text.substring(0, exponent);
        if (digits.length() > MOST_DIGITS) {
            return MissingNode.getInstance();
        }
        if (exponent >= 0) {
            String power = text.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
            if (power.length() > 3 || (!power.isEmpty() && Integer.parseInt(power) > MOST_DIGITS)) {
                return MissingNode.getInstance();
            }
            text = digits + "e" + text.substring(exponent + 1).replaceFirst("^([+-]?)0+(?=\\d)", "$1");
        }
        return DecimalNode.valueOf(new BigDecimal(text));
    }
}
