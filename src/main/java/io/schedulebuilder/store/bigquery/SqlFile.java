package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import io.schedulebuilder.domain.Resource;
import io.schedulebuilder.store.RestPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource with SQL: one statement or one script. Placeholders have the form <code>${name}</code>; the head declares
 * parameters as {@code -- @name TYPE}.
 *
 * @param path relative to this package
 */
record SqlFile(String path, String text) {
    private static final Pattern PARAMETER = Pattern.compile("(?m)^-- @(\\w+) (\\S+)$");
    private static final Pattern HEAD = Pattern.compile("\\A(?:--.*\\n)+");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.]+)}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ARRAY = Pattern.compile("ARRAY<(\\w+)>");

    /**
     * Reads a resource.
     *
     * @param path relative to this package, such as {@code queries/bank.sql}
     */
    static SqlFile of(String path) {
        return new SqlFile(path, Resource.text(SqlFile.class, path));
    }

    /** The file's name without its extension. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".sql".length());
    }

    /**
     * The statement with all placeholders replaced. It leaves out the head, because some emulators read parameters in
     * comments, too.
     */
    String with(Map<String, String> places) {
        return PLACE.matcher(HEAD.matcher(text).replaceFirst(""))
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNull(places.get(found.group(1)), () -> path + ": " + found.group())));
    }

    /** The declared parameters with their types, in order. */
    Map<String, String> parameters() {
        Map<String, String> types = new LinkedHashMap<>();
        PARAMETER.matcher(text).results().forEach(found -> types.put(found.group(1), found.group(2)));
        return types;
    }

    /**
     * Binds values in the order of the declarations: texts, whole numbers, instants, local dates, page names, and
     * collections of these or of windows of the rest period.
     */
    List<QueryParameter> bind(Object... values) {
        Map<String, String> types = parameters();
        if (types.size() != values.length) {
            throw new IllegalArgumentException(path + " has the parameters " + types + ", not " + values.length);
        }
        List<QueryParameter> parameters = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, String> type : types.entrySet()) {
            parameters.add(new QueryParameter()
                    .setName(type.getKey())
                    .setParameterType(type(type.getValue()))
                    .setParameterValue(
                            values[place] instanceof Collection<?> rows
                                            && type.getValue().equals("STRING")
                                    ? value(json(rows))
                                    : value(values[place])));
            place++;
        }
        return parameters;
    }

    /** A single parameter with a text. */
    static List<QueryParameter> text(String name, String value) {
        return List.of(new QueryParameter()
                .setName(name)
                .setParameterType(type("STRING"))
                .setParameterValue(value(value)));
    }

    private static QueryParameterType type(String word) {
        Matcher array = ARRAY.matcher(word);
        return array.matches()
                ? new QueryParameterType().setType("ARRAY").setArrayType(type(array.group(1)))
                : new QueryParameterType().setType(word);
    }

    /** Rows as a JSON text, because an emulator does not support arrays of structs. */
    private static String json(Collection<?> rows) {
        ArrayNode array = JSON.createArrayNode();
        for (Object row : rows) {
            if (row instanceof RestPeriod.Window window) {
                array.addObject()
                        .put("zone", window.zone())
                        .put("opens", Long.toString(SqlText.micros(window.opens())))
                        .put("closes", Long.toString(SqlText.micros(window.closes())));
            } else {
                array.addObject().put("name", row.toString()).put("turn", array.size() - 1);
            }
        }
        return array.toString();
    }

    private static QueryParameterValue value(Object value) {
        if (value instanceof Collection<?> all) {
            return new QueryParameterValue()
                    .setArrayValues(all.stream().map(SqlFile::value).toList());
        }
        // Instants have microseconds, like the columns.
        return new QueryParameterValue()
                .setValue(value instanceof Instant moment ? SqlText.timestamp(moment) : value.toString());
    }
}
