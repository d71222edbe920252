package io.schedulebuilder.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.build.ApplyCommand;
import io.schedulebuilder.build.WeekReport;
import io.schedulebuilder.compare.ComparisonColumns;
import io.schedulebuilder.compare.ComparisonReport;
import io.schedulebuilder.compare.SolverComparison;
import io.schedulebuilder.doctor.DoctorCommand;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ParameterType;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.explain.MessageExplanation;
import io.schedulebuilder.explain.SlotExplanation;
import io.schedulebuilder.notice.RunSummary;
import io.schedulebuilder.preview.PreviewColumns;
import io.schedulebuilder.rehearse.RehearsalColumns;
import io.schedulebuilder.report.Columns;
import io.schedulebuilder.rules.CheckReport;
import io.schedulebuilder.rules.RuleTestView;
import io.schedulebuilder.rules.RulesFmtCommand;
import io.schedulebuilder.runs.HealthView;
import io.schedulebuilder.runs.RunView;
import io.schedulebuilder.runs.RunsListCommand;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PolicyView;
import io.schedulebuilder.schedule.WeekExplanation;
import io.schedulebuilder.terminal.CostEstimate;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.value.CheckColumns;
import io.schedulebuilder.warehouse.UpkeepOptions;
import io.schedulebuilder.warehouse.WarehouseDailyCommand;
import io.schedulebuilder.warehouse.WarehouseDeployCommand;
import io.schedulebuilder.warehouse.WarehouseImportCommand;
import io.schedulebuilder.warehouse.WarehouseInitCommand;
import java.io.IOException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON Schemas of {@code docs/reference}, made from the records that are written and from their comments. After a
 * record changed, its schema is made again with {@code mvn test -Dtest=JsonSchemaTest -Dschemas.write=true}.
 */
final class JsonSchemas {
    static final Path FOLDER = Cli.PROJECT.resolve("docs").resolve("reference");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PARAMETER =
            Pattern.compile("@param (\\w+)\\s+((?:(?!@param|@throws|@see).)*)", Pattern.DOTALL);

    /** An output, in words, and the records that it may be, or the columns that declare it. */
    private record Output(String title, List<Class<?>> types, Optional<Columns<?>> columns) {}

    /** What compare would report of no runs. */
    private static final ComparisonReport NOTHING = new ComparisonReport(
            new SolverComparison(List.of(), List.of(), Map.of(), Map.of()),
            "",
            Optional.empty(),
            1,
            List.of(),
            List.of(),
            false,
            List.of(),
            "",
            Optional.empty());

    private static final Map<String, Output> OUTPUTS = outputs();

    private final ObjectMapper mapper;
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    private JsonSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private static Map<String, Output> outputs() {
        Map<String, Output> outputs = new LinkedHashMap<>();
        put(outputs, "error", "What any command prints with --json when it fails", ErrorReport.Answer.class);
        put(outputs, "plan-file", "A plan.json", Plan.class);
        put(outputs, "week", "build --json, plan --json", nested(WeekReport.class, "Summary"));
        put(outputs, "apply", "apply --json", ApplyCommand.View.class);
        put(
                outputs,
                "run-summary",
                "batch --json, --summary FILE, and the document that --notify posts",
                RunSummary.class);
        put(outputs, "runs-list", "runs list --json", RunsListCommand.View.class);
        put(outputs, "runs-show", "runs show --json", RunView.class);
        put(outputs, "rules-show", "rules show --json", PolicyView.class);
        put(outputs, "rules-check", "rules check --json", nested(CheckReport.class, "Views"));
        put(outputs, "rules-test", "rules test --json", RuleTestView.class);
        put(
                outputs,
                "rules-trace",
                "rules trace --json",
                named(RuleTestView.class.getPackageName() + ".RulesTraceCommand$View"));
        put(
                outputs,
                "rules-diff",
                "rules diff --json",
                named(RuleTestView.class.getPackageName() + ".RulesDiffCommand$View"));
        put(outputs, "rules-preview", "rules preview --json", PreviewColumns.document());
        put(outputs, "rules-fmt", "rules fmt --json", RulesFmtCommand.Changed.class, RulesFmtCommand.WouldChange.class);
        put(
                outputs,
                "compare",
                "compare --json, and results.json of a report",
                new ComparisonColumns(NOTHING).document());
        put(outputs, "value-check", "value check --json", CheckColumns.document());
        put(outputs, "rehearse", "rehearse --json, and rehearsal.json of a report", RehearsalColumns.document());
        put(
                outputs,
                "explain",
                "explain --json",
                WeekExplanation.class,
                MessageExplanation.class,
                SlotExplanation.class);
        put(outputs, "diff", "diff --json", PlanDiff.class);
        put(outputs, "doctor", "doctor --json", DoctorCommand.View.class);
        put(outputs, "health", "health --json", HealthView.Report.class);
        put(outputs, "warehouse-init", "warehouse init --json", WarehouseInitCommand.View.class);
        put(outputs, "warehouse-import", "warehouse import --json", WarehouseImportCommand.View.class);
        put(outputs, "warehouse-sweep", "warehouse sweep --json", UpkeepOptions.SweepView.class);
        put(
                outputs,
                "warehouse-update-performance",
                "warehouse update-performance --json",
                UpkeepOptions.PerformanceView.class);
        put(outputs, "warehouse-daily", "warehouse daily --json", WarehouseDailyCommand.View.class);
        put(outputs, "warehouse-deploy", "warehouse deploy --json", WarehouseDeployCommand.View.class);
        put(outputs, "cost-estimate", "build, plan and batch with --estimate-cost --json", CostEstimate.View.class);
        return outputs;
    }

    private static void put(Map<String, Output> outputs, String name, String title, Class<?>... types) {
        outputs.put(name, new Output(title, List.of(types), Optional.empty()));
    }

    private static void put(Map<String, Output> outputs, String name, String title, Columns<?> columns) {
        outputs.put(name, new Output(title, List.of(), Optional.of(columns)));
    }

    private static Class<?> nested(Class<?> owner, String name) {
        return named(owner.getName() + "$" + name);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of all schemas. */
    static List<String> names() {
        return List.copyOf(OUTPUTS.keySet());
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".schema.json");
    }

    /** The schema of an output, as its file should read. */
    static String schema(String name) throws IOException {
        JsonSchemas schemas = new JsonSchemas(mapper());
        return new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(schemas.document(
                                Optional.ofNullable(OUTPUTS.get(name)).orElseThrow()))
                + "\n";
    }

    /** The one that outputs are written with. */
    private static ObjectMapper mapper() {
        try {
            Field field = PlanJson.class.getDeclaredField("MAPPER");
            field.setAccessible(true);
            return (ObjectMapper) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode document(Output output) throws IOException {
        ObjectNode document = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", output.title());
        if (output.columns().isPresent()) {
            document.setAll(object(output.columns().get()));
        } else if (output.types().size() == 1) {
            JavaType type = mapper.constructType(output.types().get(0));
            names.put(type.getRawClass(), "");
            document.setAll(object(type));
        } else {
            ArrayNode alternatives = document.putArray("oneOf");
            for (Class<?> type : output.types()) {
                alternatives.add(schema(mapper.constructType(type)));
            }
        }
        if (!definitions.isEmpty()) {
            ObjectNode all = document.putObject("$defs");
            definitions.forEach(all::set);
        }
        return document;
    }

    private ObjectNode schema(JavaType type) throws IOException {
        Class<?> raw = type.getRawClass();
        ObjectNode schema = JSON.objectNode();
        if (raw == Optional.class) {
            return orNull(schema(type.getContentType()));
        }
        if (raw == OptionalInt.class || raw == OptionalLong.class) {
            return orNull(schema.put("type", "integer"));
        }
        if (raw == OptionalDouble.class) {
            return orNull(schema.put("type", "number"));
        }
        if (CharSequence.class.isAssignableFrom(raw) || isSpelled(raw)) {
            return schema.put("type", "string");
        }
        if (raw == CaptionId.class
                || raw == int.class
                || raw == long.class
                || raw == Integer.class
                || raw == Long.class) {
            return schema.put("type", "integer");
        }
        if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
            return schema.put("type", "number");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type.isCollectionLikeType()) {
            return schema.put("type", "array").set("items", schema(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return schema.put("type", "object").set("additionalProperties", schema(type.getContentType()));
        }
        if (raw.isEnum()) {
            ArrayNode words = schema.put("type", "string").putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                words.add(mapper.<JsonNode>valueToTree(constant));
            }
            return schema;
        }
        return reference(type);
    }

    private ObjectNode schema(Object type, Columns.Many many) throws IOException {
        ObjectNode one =
                type instanceof Columns<?> columns ? reference(columns) : schema(mapper.constructType((Class<?>) type));
        return switch (many) {
            case ONE -> one;
            case OPTIONAL -> orNull(one);
            case LIST -> JSON.objectNode().put("type", "array").set("items", one);
            case BY_NAME -> JSON.objectNode().put("type", "object").set("additionalProperties", one);
        };
    }

    private ObjectNode reference(Columns<?> columns) throws IOException {
        if (!definitions.containsKey(columns.name())) {
            definitions.put(columns.name(), JSON.objectNode()); // keeps its place while it is made
            definitions.put(columns.name(), object(columns));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + columns.name());
    }

    private ObjectNode object(Columns<?> columns) throws IOException {
        ObjectNode schema = JSON.objectNode().put("description", columns.description());
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (Columns.Key key : columns.keys()) {
            properties.set(key.name(), schema(key.type(), key.many()));
            required.add(key.name());
        }
        schema.set("required", required);
        return schema.put("additionalProperties", false);
    }

    /** Whether a module writes its values as texts. */
    private boolean isSpelled(Class<?> type) {
        try {
            return mapper.getSerializerProviderInstance()
                            .findValueSerializer(type)
                            .getClass()
                            .getEnclosingClass()
                    == named(PlanJson.class.getPackageName() + ".Spelling");
        } catch (JsonMappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual() && !schema.has("enum")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
        return either;
    }

    private ObjectNode reference(JavaType type) throws IOException {
        Class<?> raw = type.getRawClass();
        if (!names.containsKey(raw)) {
            String name = raw.getSimpleName();
            while (definitions.containsKey(name)) {
                name = raw.getEnclosingClass().getSimpleName() + name;
            }
            names.put(raw, name);
            definitions.put(name, JSON.objectNode()); // keeps its place while it is made
            definitions.put(name, object(type));
        }
        String name = names.getOrDefault(raw, "");
        return JSON.objectNode().put("$ref", name.isEmpty() ? "#" : "#/$defs/" + name);
    }

    private ObjectNode object(JavaType type) throws IOException {
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        AnnotatedMember value = bean.findJsonValueAccessor();
        if (type.getRawClass() == PolicyView.class) {
            return policy();
        }
        if (value != null) {
            return schema(value.getType());
        }
        String comment = comment(type.getRawClass());
        ObjectNode schema = JSON.objectNode();
        String sentence = plain(comment.replaceAll("(?s)@param.*", ""));
        if (!sentence.isEmpty()) {
            schema.put("description", sentence);
        }
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ArrayNode required = JSON.arrayNode();
        properties(type, Set.of(), properties, required);
        schema.set("required", required);
        return schema.put("additionalProperties", false);
    }

    /** Those of a record, and of the records within it that are written without their own braces. */
    private void properties(JavaType type, Set<String> without, ObjectNode properties, ArrayNode required)
            throws IOException {
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        Map<String, String> described = parameters(comment(type.getRawClass()));
        JsonInclude.Include ofType =
                bean.findPropertyInclusion(JsonInclude.Value.empty()).getValueInclusion();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            AnnotatedMember accessor = property.getAccessor();
            if (accessor == null || without.contains(property.getName())) {
                continue;
            }
            if (accessor.hasAnnotation(JsonUnwrapped.class)) {
                Set<String> ignored = Optional.ofNullable(accessor.getAnnotation(JsonIgnoreProperties.class))
                        .map(names -> Set.of(names.value()))
                        .orElse(Set.of());
                properties(accessor.getType(), ignored, properties, required);
                continue;
            }
            if (property.getAccessor().hasAnnotation(JsonUnwrapped.class)) {
                ObjectNode inner = object(property.getAccessor().getType());
                properties.setAll((ObjectNode) inner.path("properties"));
                required.addAll((ArrayNode) inner.path("required"));
                continue;
            }
            ObjectNode of = JSON.objectNode();
            Optional.ofNullable(described.get(property.getInternalName()))
                    .ifPresent(text -> of.put("description", text));
            of.setAll(schema(accessor.getType()));
            properties.set(property.getName(), of);
            JsonInclude.Include own = property.findInclusion().getValueInclusion();
            JsonInclude.Include inclusion = own == JsonInclude.Include.USE_DEFAULTS ? ofType : own;
            if (inclusion == JsonInclude.Include.USE_DEFAULTS || inclusion == JsonInclude.Include.ALWAYS) {
                required.add(property.getName());
            }
        }
    }

    /** The objects of a policy that are not maps, with their descriptions. */
    private static final Map<String, List<String>> POLICY_OBJECTS = Map.of(
            "active_hours", List.of("Hours", "Local clock times, HH:mm, both ends included."),
            "peak_hours", List.of("Peaks", "Default peak hours, 0 to 23, and their worth."),
            "price_mix_bounds",
                    List.of(
                            "MixBounds",
                            "The least and the most share of each price tier; absent if no rule sets bounds."));

    /** A policy's schema is made from the catalog of parameters. */
    private ObjectNode policy() throws IOException {
        ObjectNode schema = JSON.objectNode()
                .put("description", plain(comment(PolicyView.class).replaceAll("(?s)@param.*", "")))
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (PolicyValue value : PolicyValue.ALL) {
            boolean added = value.parameter().before().isPresent();
            if (!value.isNested()) {
                ObjectNode one = JSON.objectNode();
                if (added) {
                    one.put("description", "absent in a plan that was written before there was such a bound");
                }
                one.setAll(added ? orNull(schema(value)) : schema(value));
                properties.set(value.name(), one);
            } else if (!properties.has(value.group())) {
                properties.set(value.group(), group(value.group(), schema(value)));
            }
            if (!added
                    && !value.parameter().isOptional()
                    && (required.isEmpty()
                            || !required.get(required.size() - 1).asText().equals(value.group()))) {
                required.add(value.group());
            }
        }
        properties.set(
                "set_by",
                JSON.objectNode()
                        .put("type", "object")
                        .set("additionalProperties", reference(mapper.constructType(Plan.Setter.class))));
        properties.set(
                "overridden",
                JSON.objectNode()
                        .put("type", "array")
                        .set("items", reference(mapper.constructType(Plan.OverriddenSetting.class))));
        schema.set("required", required.add("set_by").add("overridden"));
        return schema.put("additionalProperties", false);
    }

    private ObjectNode group(String key, ObjectNode each) {
        List<String> named = POLICY_OBJECTS.getOrDefault(key, List.of());
        if (named.isEmpty()) {
            return JSON.objectNode().put("type", "object").set("additionalProperties", each);
        }
        ObjectNode object = JSON.objectNode().put("description", named.get(1)).put("type", "object");
        ObjectNode members = object.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        PolicyValue.ALL.stream()
                .filter(value -> value.isNested() && value.group().equals(key))
                .forEach(value -> {
                    members.set(value.member(), schema(value));
                    required.add(value.member());
                });
        object.set("required", required);
        definitions.put(named.get(0), object.put("additionalProperties", false));
        return JSON.objectNode().put("$ref", "#/$defs/" + named.get(0));
    }

    private static ObjectNode schema(PolicyValue value) {
        boolean decimal = value.parameter().type() instanceof ParameterType.Decimal;
        return switch (value.kind()) {
            case NUMBER -> JSON.objectNode().put("type", decimal ? "number" : "integer");
            case NAME, TIME -> JSON.objectNode().put("type", "string");
            case HOURS ->
                JSON.objectNode()
                        .put("type", "array")
                        .set("items", JSON.objectNode().put("type", "integer"));
            case SHARES ->
                JSON.objectNode()
                        .put("type", "array")
                        .put("minItems", 2)
                        .put("maxItems", 2)
                        .set("items", JSON.objectNode().put("type", "number"));
        };
    }

    /** What stands above a record in its source; "" if nothing does. */
    private static String comment(Class<?> type) throws IOException {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        Path source = Cli.PROJECT.resolve("src/main/java/" + top.getName().replace('.', '/') + ".java");
        if (!Files.exists(source)) {
            return "";
        }
        Matcher matcher = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public |private |static |final )*record "
                                + type.getSimpleName() + "\\b",
                        Pattern.DOTALL)
                .matcher(Files.readString(source));
        return matcher.find() ? matcher.group(1).replaceAll("(?m)^\\s*\\* ?", "") : "";
    }

    private static Map<String, String> parameters(String comment) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(comment);
        while (matcher.find()) {
            parameters.put(matcher.group(1), plain(matcher.group(2)));
        }
        return parameters;
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\{@(?:code|link|value) ([^}]*)\\}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
