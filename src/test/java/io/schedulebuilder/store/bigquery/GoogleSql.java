package io.schedulebuilder.store.bigquery;

import com.google.common.collect.ImmutableList;
import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.Constant;
import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.Parser;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleConstantProtos.SimpleConstantProto;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TVFRelation;
import com.google.zetasql.TableValuedFunction;
import com.google.zetasql.TableValuedFunction.FixedOutputSchemaTVF;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.Mode;
import com.google.zetasql.ZetaSQLOptions.ErrorMessageMode;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.ZetaSQLValue.ValueProto;
import com.google.zetasql.parser.ASTNode;
import com.google.zetasql.parser.ASTNodes.ASTBeginEndBlock;
import com.google.zetasql.parser.ASTNodes.ASTBreakContinueStatement;
import com.google.zetasql.parser.ASTNodes.ASTCallStatement;
import com.google.zetasql.parser.ASTNodes.ASTCreateProcedureStatement;
import com.google.zetasql.parser.ASTNodes.ASTElseifClause;
import com.google.zetasql.parser.ASTNodes.ASTExpression;
import com.google.zetasql.parser.ASTNodes.ASTIdentifier;
import com.google.zetasql.parser.ASTNodes.ASTIfStatement;
import com.google.zetasql.parser.ASTNodes.ASTReturnStatement;
import com.google.zetasql.parser.ASTNodes.ASTScript;
import com.google.zetasql.parser.ASTNodes.ASTScriptStatement;
import com.google.zetasql.parser.ASTNodes.ASTSingleAssignment;
import com.google.zetasql.parser.ASTNodes.ASTStatement;
import com.google.zetasql.parser.ASTNodes.ASTStatementList;
import com.google.zetasql.parser.ASTNodes.ASTVariableDeclaration;
import com.google.zetasql.parser.ASTNodes.ASTWhileStatement;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateProcedureStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import io.schedulebuilder.store.Dataset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google's own analyser of GoogleSQL, and a dataset to read statements against: what they refer to is made by analysing
 * the statements that make it, never by running any. Scripts are read statement by statement, with variables as
 * constants of their types and temporary tables from where they are made.
 *
 * <p>It does not know what BigQuery refuses for reasons of its own: how far subqueries may be correlated, what a table may
 * be partitioned by, what a transaction may hold.
 */
final class GoogleSql {
    /** What BigQuery documents, and nothing else that the analyser could take. */
    private static final Set<LanguageFeature> FEATURES = Set.of(
            LanguageFeature.FEATURE_ANALYTIC_FUNCTIONS,
            LanguageFeature.FEATURE_BIGNUMERIC_TYPE,
            LanguageFeature.FEATURE_CREATE_TABLE_AS_SELECT_COLUMN_LIST,
            LanguageFeature.FEATURE_CREATE_TABLE_CLUSTER_BY,
            LanguageFeature.FEATURE_CREATE_TABLE_FIELD_ANNOTATIONS,
            LanguageFeature.FEATURE_CREATE_TABLE_FUNCTION,
            LanguageFeature.FEATURE_CREATE_TABLE_NOT_NULL,
            LanguageFeature.FEATURE_CREATE_TABLE_PARTITION_BY,
            LanguageFeature.FEATURE_CREATE_VIEW_WITH_COLUMN_LIST,
            LanguageFeature.FEATURE_DML_UPDATE_WITH_JOIN,
            LanguageFeature.FEATURE_GROUP_BY_ROLLUP,
            LanguageFeature.FEATURE_INTERVAL_TYPE,
            LanguageFeature.FEATURE_JSON_ARRAY_FUNCTIONS,
            LanguageFeature.FEATURE_JSON_CONSTRUCTOR_FUNCTIONS,
            LanguageFeature.FEATURE_JSON_LAX_VALUE_EXTRACTION_FUNCTIONS,
            LanguageFeature.FEATURE_JSON_MUTATOR_FUNCTIONS,
            LanguageFeature.FEATURE_JSON_TYPE,
            LanguageFeature.FEATURE_JSON_VALUE_EXTRACTION_FUNCTIONS,
            LanguageFeature.FEATURE_NAMED_ARGUMENTS,
            LanguageFeature.FEATURE_NUMERIC_TYPE,
            LanguageFeature.FEATURE_ROUND_WITH_ROUNDING_MODE,
            LanguageFeature.FEATURE_TABLE_VALUED_FUNCTIONS,
            LanguageFeature.FEATURE_TABLESAMPLE,
            LanguageFeature.FEATURE_TEMPLATE_FUNCTIONS,
            LanguageFeature.FEATURE_V_1_1_FOR_SYSTEM_TIME_AS_OF,
            LanguageFeature.FEATURE_V_1_1_HAVING_IN_AGGREGATE,
            LanguageFeature.FEATURE_V_1_1_LIMIT_IN_AGGREGATE,
            LanguageFeature.FEATURE_V_1_1_NULL_HANDLING_MODIFIER_IN_AGGREGATE,
            LanguageFeature.FEATURE_V_1_1_NULL_HANDLING_MODIFIER_IN_ANALYTIC,
            LanguageFeature.FEATURE_V_1_1_ORDER_BY_IN_AGGREGATE,
            LanguageFeature.FEATURE_V_1_1_SELECT_STAR_EXCEPT_REPLACE,
            LanguageFeature.FEATURE_V_1_1_WITH_ON_SUBQUERY,
            LanguageFeature.FEATURE_V_1_2_CIVIL_TIME,
            LanguageFeature.FEATURE_V_1_2_GROUP_BY_ARRAY,
            LanguageFeature.FEATURE_V_1_2_GROUP_BY_STRUCT,
            LanguageFeature.FEATURE_V_1_2_SAFE_FUNCTION_CALL,
            LanguageFeature.FEATURE_V_1_2_WEEK_WITH_WEEKDAY,
            LanguageFeature.FEATURE_V_1_3_ADDITIONAL_STRING_FUNCTIONS,
            LanguageFeature.FEATURE_V_1_3_ALLOW_CONSECUTIVE_ON,
            LanguageFeature.FEATURE_V_1_3_ALLOW_DASHES_IN_TABLE_NAME,
            LanguageFeature.FEATURE_V_1_3_ALLOW_REGEXP_EXTRACT_OPTIONALS,
            LanguageFeature.FEATURE_V_1_3_CASE_STMT,
            LanguageFeature.FEATURE_V_1_3_COLUMN_DEFAULT_VALUE,
            LanguageFeature.FEATURE_V_1_3_DATE_ARITHMETICS,
            LanguageFeature.FEATURE_V_1_3_DATE_TIME_CONSTRUCTORS,
            LanguageFeature.FEATURE_V_1_3_DECIMAL_ALIAS,
            LanguageFeature.FEATURE_V_1_3_EXTENDED_DATE_TIME_SIGNATURES,
            LanguageFeature.FEATURE_V_1_3_FOR_IN,
            LanguageFeature.FEATURE_V_1_3_FORMAT_IN_CAST,
            LanguageFeature.FEATURE_V_1_3_IS_DISTINCT,
            LanguageFeature.FEATURE_V_1_3_LIKE_ANY_SOME_ALL,
            LanguageFeature.FEATURE_V_1_3_NULLS_FIRST_LAST_IN_ORDER_BY,
            LanguageFeature.FEATURE_V_1_3_OMIT_INSERT_COLUMN_LIST,
            LanguageFeature.FEATURE_V_1_3_PIVOT,
            LanguageFeature.FEATURE_V_1_3_QUALIFY,
            LanguageFeature.FEATURE_V_1_3_REPEAT,
            LanguageFeature.FEATURE_V_1_3_SCRIPT_LABEL,
            LanguageFeature.FEATURE_V_1_3_UNPIVOT,
            LanguageFeature.FEATURE_V_1_3_WITH_RECURSIVE,
            LanguageFeature.FEATURE_V_1_4_GROUPING_BUILTIN,
            LanguageFeature.FEATURE_V_1_4_GROUPING_SETS,
            LanguageFeature.FEATURE_V_1_4_GROUP_BY_ALL);

    private static final Pattern PLACE_OF_ERROR = Pattern.compile("(?s)(.*) \\[at (\\d+):(\\d+)]");
    private static final String SKIP =
            "Google's SQL analyser has no native library for this machine (it has for Linux and macOS on x86-64)."
                    + " To leave out what needs it:  mvn verify -DexcludedGroups=bigquery";

    private final LanguageOptions language;
    private final Dataset dataset;
    private final Map<String, String> places;
    private final Map<String, SimpleTable> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Map<String, TableValuedFunction> tableFunctions = new LinkedHashMap<>();
    private final Map<String, ResolvedCreateProcedureStmt> procedures = new HashMap<>();
    private final Map<String, ResolvedCreateProcedureStmt> made = new HashMap<>();
    private final Map<String, Type> types = new HashMap<>();
    private Optional<SimpleCatalog> built = Optional.empty();

    /**
     * An empty dataset.
     *
     * @param places what is put into statements, less the dataset's name
     * @throws IllegalStateException if the analyser does not run on this machine
     */
    GoogleSql(Dataset dataset, Map<String, String> places) {
        this.dataset = dataset;
        this.places = new HashMap<>(places);
        this.places.put("dataset", dataset.qualified());
        try {
            this.language = language();
        } catch (LinkageError | ServiceConfigurationError | RuntimeException e) {
            throw new IllegalStateException(SKIP, e);
        }
    }

    private static LanguageOptions language() {
        LanguageOptions language = new LanguageOptions();
        language.setEnabledLanguageFeatures(FEATURES);
        language.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
        language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
        language.setErrorOnDeprecatedSyntax(true);
        language.setSupportsAllStatementKinds();
        language.enableReservableKeyword("QUALIFY");
        return language;
    }

    /** As statements name it, less the backticks. */
    private String named(String name) {
        return dataset.qualified() + "." + name;
    }

    /** Takes a column out of a table. */
    void without(String table, String column) {
        SimpleTable there = tables.get(named(table));
        SimpleTable fewer = new SimpleTable(named(table));
        there.getColumnList().stream()
                .filter(one -> !one.getName().equals(column))
                .forEach(one -> fewer.addSimpleColumn(one.getName(), one.getType()));
        tables.put(named(table), fewer);
    }

    /** Adds a column to a table that its rows must have. */
    void with(String table, String column, TypeKind type) {
        tables.get(named(table)).addSimpleColumn(column, TypeFactory.createSimpleType(type));
        required.computeIfAbsent(named(table), name -> new LinkedHashSet<>()).add(column);
    }

    /**
     * Reads one statement; from then on there is what it makes.
     *
     * @return what is wrong with it, as {@code path:line:column: message}
     */
    List<String> make(SqlFile file) {
        Reading reading = new Reading(file, catalog());
        reading.makes();
        built = Optional.empty();
        return reading.faults;
    }

    /** Reads the body of a procedure that was made, and says the same. */
    List<String> body(SqlFile file) {
        Reading reading = new Reading(file, newCatalog());
        reading.body();
        return reading.faults;
    }

    /** Reads one statement, and says the same. */
    List<String> statement(SqlFile file) {
        Reading reading = new Reading(file, catalog());
        reading.single();
        return reading.faults;
    }

    /** Reads a script, and says the same. */
    List<String> script(SqlFile file) {
        Reading reading = new Reading(file, newCatalog());
        reading.whole();
        return reading.faults;
    }

    private SimpleCatalog catalog() {
        if (built.isEmpty()) {
            built = Optional.of(newCatalog());
        }
        return built.get();
    }

    private SimpleCatalog newCatalog() {
        SimpleCatalog catalog = new SimpleCatalog("catalog");
        catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language));
        tables.values().forEach(catalog::addSimpleTable);
        functions.values().forEach(catalog::addFunction);
        tableFunctions.values().forEach(catalog::addTableValuedFunction);
        return catalog;
    }

    /** One file, with what it has made so far. */
    private final class Reading {
        private final SqlFile file;
        private final List<String> faults = new ArrayList<>();
        private final String text;
        private final byte[] bytes;
        private final SimpleCatalog catalog;
        private final AnalyzerOptions options = new AnalyzerOptions();
        private final Map<String, Type> variables = new HashMap<>();
        private final Set<String> temporaries = new HashSet<>();

        Reading(SqlFile file, SimpleCatalog catalog) {
            this.file = file;
            this.catalog = catalog;
            String body = file.with(places);
            // Lines as in the file, whose head is not sent.
            this.text = "\n".repeat(lines(file.text()) - lines(body)) + body;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            options.setLanguageOptions(language);
            options.setErrorMessageMode(ErrorMessageMode.ERROR_MESSAGE_ONE_LINE);
            file.parameters().forEach(this::parameter);
        }

        private void parameter(String name, String type) {
            type(type).ifPresent(known -> options.addQueryParameter(name, known));
            if (!Pattern.compile("@" + name + "\\b").matcher(text).find()) {
                faults.add(file.path() + ":1: @" + name + " is declared, and not used");
            }
        }

        private Optional<Type> type(String sql) {
            if (!types.containsKey(sql)) {
                analyse("SELECT CAST(NULL AS " + sql + ")")
                        .map(GoogleSql::onlyColumn)
                        .ifPresent(type -> types.put(sql, type));
            }
            return Optional.ofNullable(types.get(sql));
        }

        private Optional<ResolvedStatement> analyse(String sql) {
            try {
                return Optional.of(Analyzer.analyzeStatement(sql, options, catalog));
            } catch (SqlException e) {
                fault(e);
                return Optional.empty();
            }
        }

        private void fault(SqlException e) {
            Matcher placed = PLACE_OF_ERROR.matcher(e.getMessage());
            faults.add(
                    placed.matches()
                            ? String.format(
                                    Locale.ROOT,
                                    "%s:%s:%s: %s",
                                    file.path(),
                                    placed.group(2),
                                    placed.group(3),
                                    placed.group(1))
                            : file.path() + ": " + e.getMessage());
        }

        private void fault(ASTNode node, String message) {
            faults.add(String.format(Locale.ROOT, "%s:%d: %s", file.path(), lines(before(node)) + 1, message));
        }

        void single() {
            analyse(text).ifPresent(this::check);
        }

        void whole() {
            parse().ifPresent(script -> walk(script.getStatementListNode()));
        }

        private Optional<ASTScript> parse() {
            try {
                return Optional.of(Parser.parseScript(text, language));
            } catch (SqlException e) {
                fault(e);
                return Optional.empty();
            }
        }

        void makes() {
            analyse(text).ifPresent(statement -> {
                if (statement instanceof ResolvedCreateTableStmt table) {
                    SimpleTable made = emptyTable(table);
                    tables.put(made.getName(), made);
                    table.getColumnDefinitionList().stream()
                            .filter(GoogleSql::isRequired)
                            .forEach(column -> required.computeIfAbsent(made.getName(), name -> new LinkedHashSet<>())
                                    .add(column.getName()));
                } else if (statement instanceof ResolvedCreateViewStmt view) {
                    SimpleTable made = table(view.getNamePath(), view.getOutputColumnList());
                    tables.put(made.getName(), made);
                } else if (statement instanceof ResolvedCreateFunctionStmt function) {
                    functions.put(
                            file.path(),
                            new Function(
                                    function.getNamePath(), "dataset", Mode.SCALAR, List.of(function.getSignature())));
                } else if (statement instanceof ResolvedCreateTableFunctionStmt function) {
                    tableFunctions.put(file.path(), tableFunction(function));
                } else if (statement instanceof ResolvedCreateProcedureStmt procedure) {
                    procedures.put(procedure.getNamePath().get(0), procedure);
                    made.put(file.path(), procedure);
                } else {
                    faults.add(file.path() + ": makes nothing that is known here");
                }
            });
        }

        private FixedOutputSchemaTVF tableFunction(ResolvedCreateTableFunctionStmt function) {
            TVFRelation rows = TVFRelation.createColumnBased(function.getOutputColumnList().stream()
                    .map(column -> TVFRelation.Column.create(
                            column.getName(), column.getColumn().getType()))
                    .toList());
            return new FixedOutputSchemaTVF(
                    ImmutableList.copyOf(function.getNamePath()),
                    new FunctionSignature(
                            function.getSignature().getResultType(),
                            function.getSignature().getFunctionArgumentList(),
                            -1),
                    rows);
        }

        void body() {
            ResolvedCreateProcedureStmt procedure = made.get(file.path());
            if (procedure == null) {
                return;
            }
            List<FunctionArgumentType> arguments = procedure.getSignature().getFunctionArgumentList();
            for (int i = 0; i < arguments.size(); i++) {
                define(procedure.getArgumentNameList().get(i), arguments.get(i).getType());
            }
            parse().map(script ->
                            script.getStatementListNode().getStatementList().get(0))
                    .ifPresent(create -> walk(
                            ((ASTCreateProcedureStatement) create).getBody().getStatementListNode()));
        }

        private void walk(ASTStatementList list) {
            if (list != null) {
                list.getStatementList().forEach(this::read);
            }
        }

        private void read(ASTStatement statement) {
            if (statement instanceof ASTVariableDeclaration declaration) {
                declare(declaration);
            } else if (statement instanceof ASTSingleAssignment assignment) {
                String name = assignment.getVariable().getIdString();
                Type type = variables.get(name.toLowerCase(Locale.ROOT));
                if (type == null) {
                    fault(assignment, "No such variable: " + name);
                } else {
                    assign(type, assignment.getExpression());
                }
            } else if (statement instanceof ASTIfStatement either) {
                assign(TypeFactory.createSimpleType(TypeKind.TYPE_BOOL), either.getCondition());
                walk(either.getThenList());
                if (either.getElseifClauses() != null) {
                    for (ASTElseifClause other : either.getElseifClauses().getElseifClauses()) {
                        assign(TypeFactory.createSimpleType(TypeKind.TYPE_BOOL), other.getCondition());
                        walk(other.getBody());
                    }
                }
                walk(either.getElseList());
            } else if (statement instanceof ASTBeginEndBlock block && block.getHandlerList() == null) {
                walk(block.getStatementListNode());
            } else if (statement instanceof ASTWhileStatement loop) {
                if (loop.getCondition() != null) {
                    assign(TypeFactory.createSimpleType(TypeKind.TYPE_BOOL), loop.getCondition());
                }
                walk(loop.getBody());
            } else if (statement instanceof ASTScriptStatement) {
                if (!(statement instanceof ASTBreakContinueStatement || statement instanceof ASTReturnStatement)) {
                    fault(statement, "Not understood here: " + statement.nodeKindString());
                }
            } else if (statement instanceof ASTCallStatement call) {
                call(call);
            } else {
                analyse(padded(statement)).ifPresent(resolved -> {
                    check(resolved);
                    if (resolved instanceof ResolvedCreateTableAsSelectStmt made) {
                        if (made.getCreateScope() != CreateScope.CREATE_TEMP) {
                            fault(statement, "Makes a table that stays");
                        }
                        passing(table(made.getNamePath(), made.getOutputColumnList()));
                    } else if (resolved instanceof ResolvedCreateTableStmt made) {
                        passing(emptyTable(made));
                    }
                });
            }
        }

        private void declare(ASTVariableDeclaration declaration) {
            Optional<Type> type = declaration.getType() == null
                    ? analyse("SELECT (" + text(declaration.getDefaultValue()) + ")")
                            .map(GoogleSql::onlyColumn)
                    : type(text(declaration.getType()));
            if (type.isEmpty()) {
                fault(declaration, "No such type");
                return;
            }
            if (declaration.getDefaultValue() != null) {
                assign(type.get(), declaration.getDefaultValue());
            }
            for (ASTIdentifier variable : declaration.getVariableList().getIdentifierList()) {
                if (!define(variable.getIdString(), type.get())) {
                    fault(variable, "Declared twice: " + variable.getIdString());
                }
            }
        }

        /** @return whether the name was free */
        private boolean define(String name, Type type) {
            if (variables.putIfAbsent(name.toLowerCase(Locale.ROOT), type) != null) {
                return false;
            }
            catalog.addConstant(Constant.deserialize(
                    SimpleConstantProto.newBuilder()
                            .addNamePath(name)
                            .setType(type.serialize())
                            .setValue(ValueProto.getDefaultInstance())
                            .build(),
                    ImmutableList.of(),
                    TypeFactory.nonUniqueNames()));
            return true;
        }

        /** An assignment, as which an INSERT takes what may become the type without a CAST. */
        private void assign(Type type, ASTExpression value) {
            SimpleTable target = new SimpleTable("assigned");
            target.addSimpleColumn("value", type);
            catalog.addSimpleTable(target);
            String before = before(value);
            int line = before.lastIndexOf('\n') + 1;
            analyse("\n".repeat(Math.max(0, lines(before) - 1)) + "INSERT INTO assigned (value) VALUES (\n"
                    + " ".repeat(before.length() - line) + text(value) + "\n)");
            catalog.removeSimpleTable(target);
        }

        private void check(ResolvedStatement statement) {
            if (statement instanceof ResolvedInsertStmt insert) {
                Set<String> absent = new LinkedHashSet<>(
                        required.getOrDefault(insert.getTableScan().getTable().getName(), Set.of()));
                insert.getInsertColumnList().stream()
                        .map(ResolvedColumn::getName)
                        .forEach(absent::remove);
                if (!absent.isEmpty()) {
                    faults.add(file.path() + ": Inserted rows lack " + absent + " of "
                            + insert.getTableScan().getTable().getName());
                }
            }
        }

        /** A table for the rest of the file. */
        private void passing(SimpleTable table) {
            if (!temporaries.add(table.getName())) {
                catalog.removeSimpleTable(table.getName());
            }
            catalog.addSimpleTable(table);
        }

        /** Read here: the analyser's client cannot take its answer for a CALL. */
        private void call(ASTCallStatement call) {
            String name = text(call.getProcedureName()).replace("`", "");
            ResolvedCreateProcedureStmt procedure = procedures.get(name);
            if (procedure == null) {
                fault(call, "No such procedure: " + name);
                return;
            }
            List<FunctionArgumentType> takes = procedure.getSignature().getFunctionArgumentList();
            if (takes.size() != call.getArguments().size()) {
                fault(
                        call,
                        String.format(
                                Locale.ROOT,
                                "%s takes %d arguments, not %d",
                                name,
                                takes.size(),
                                call.getArguments().size()));
                return;
            }
            for (int i = 0; i < takes.size(); i++) {
                ASTExpression given = call.getArguments().get(i).getExpr();
                Type type = takes.get(i).getType();
                switch (takes.get(i).getOptions().getProcedureArgumentMode()) {
                    case OUT, INOUT -> {
                        // What it gives back needs a variable of that type to hold it.
                        if (!type.equals(variables.get(text(given).toLowerCase(Locale.ROOT)))) {
                            fault(call, "No variable of the type " + type.typeName() + ": " + text(given));
                        }
                    }
                    default -> assign(type, given);
                }
            }
        }

        private String before(ASTNode node) {
            return new String(bytes, 0, node.getParseLocationRange().start(), StandardCharsets.UTF_8);
        }

        private String text(ASTNode node) {
            ParseLocationRange range = node.getParseLocationRange();
            return new String(bytes, range.start(), range.end() - range.start(), StandardCharsets.UTF_8);
        }

        /** At its own line and column. */
        private String padded(ASTNode node) {
            String before = before(node);
            int line = before.lastIndexOf('\n') + 1;
            return "\n".repeat(lines(before)) + " ".repeat(before.length() - line) + text(node);
        }
    }

    private static Type onlyColumn(ResolvedStatement query) {
        return ((ResolvedQueryStmt) query)
                .getOutputColumnList()
                .get(0)
                .getColumn()
                .getType();
    }

    private static boolean isRequired(ResolvedColumnDefinition column) {
        return column.getAnnotations() != null && column.getAnnotations().getNotNull();
    }

    private static SimpleTable emptyTable(ResolvedCreateTableStmt statement) {
        SimpleTable table = new SimpleTable(String.join(".", statement.getNamePath()));
        statement
                .getColumnDefinitionList()
                .forEach(column -> table.addSimpleColumn(column.getName(), column.getType()));
        return table;
    }

    private static SimpleTable table(List<String> name, List<ResolvedOutputColumn> columns) {
        SimpleTable table = new SimpleTable(String.join(".", name));
        columns.forEach(column ->
                table.addSimpleColumn(column.getName(), column.getColumn().getType()));
        return table;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(letter -> letter == '\n').count();
    }
}
