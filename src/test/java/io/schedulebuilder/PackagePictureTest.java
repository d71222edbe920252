package io.schedulebuilder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the code has the structure that docs/architecture.md shows. */
@AnalyzeClasses(packages = "io.schedulebuilder", importOptions = DoNotIncludeTests.class)
class PackagePictureTest {
    private static final String ROOT = "io.schedulebuilder.";

    /** Each command's own package, which no other command knows. */
    private static final Set<String> FEATURES = Set.of(
            "build",
            "batch",
            "compare",
            "preview",
            "rehearse",
            "rules",
            "explain",
            "diff",
            "runs",
            "doctor",
            "value",
            "warehouse");

    /** From the command line down: a package may use those that stand below it. */
    private static final List<String> DOWN = List.of(
            "launch",
            "benchmarker",
            "spark",
            "(feature)",
            "notice",
            "api",
            "terminal",
            "week",
            "schedule",
            "store.duckdb",
            "store.bigquery",
            "proof.model",
            "proof",
            "planning",
            "planning.config",
            "selection",
            "policy",
            "analysis",
            "store.imports",
            "store",
            "files",
            "report",
            "webhook",
            "csv",
            "libraries",
            "worth",
            "domain");

    @ArchTest
    static void packagesUseOnlyThoseBelow(JavaClasses classes) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String upper = layer(from);
                String lower = layer(dependency.getTargetClass().getBaseComponentType());
                if (!lower.isEmpty() && !upper.equals(lower) && !below(upper, lower)) {
                    wrong.add(upper + " uses " + lower + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean below(String upper, String lower) {
        boolean spark = upper.equals("spark") && lower.equals("batch"); // its engine is one of a batch's
        boolean features = FEATURES.contains(upper) && FEATURES.contains(lower);
        return spark || (!features && rank(upper) < rank(lower));
    }

    private static int rank(String layer) {
        int rank = DOWN.indexOf(FEATURES.contains(layer) ? "(feature)" : layer);
        assertThat(rank).as("a place for the package " + layer).isNotNegative();
        return rank;
    }

    /** The package below the product's own; empty outside the product. */
    private static String layer(JavaClass type) {
        String name = type.getPackageName() + ".";
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String layer = name.substring(ROOT.length(), name.length() - 1);
        return layer.startsWith("policy") ? "policy" : layer;
    }

    @ArchTest
    static void packagesHaveAtMost45Classes(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        sizes.remove(ROOT + "domain"); // its package-info says why
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(45));
    }

    @ArchTest
    static final ArchRule NO_PACKAGES_GO_ROUND =
            slices().matching("io.schedulebuilder.(**)").should().beFreeOfCycles();

    /** Three classes that know each other can be one thing; more are a knot. */
    @ArchTest
    static void classesOfAPackageFormNoCycleOfMoreThanThree(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (to.getPackageName().equals(from.getPackageName())) {
                    uses.computeIfAbsent(top(from), any -> new TreeSet<>()).add(top(to));
                }
            }
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(from -> reached.put(from, reachedFrom(from, uses)));
        Set<Set<String>> knots = new LinkedHashSet<>();
        reached.forEach((from, all) -> {
            Set<String> knot = new TreeSet<>(all);
            knot.removeIf(to -> !reached.getOrDefault(to, Set.of()).contains(from));
            if (knot.size() > 3) {
                knots.add(knot);
            }
        });
        assertThat(knots).isEmpty();
    }

    private static Set<String> reachedFrom(String from, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(uses.get(from));
        while (!next.isEmpty()) {
            String type = next.pop();
            if (reached.add(type)) {
                next.addAll(uses.getOrDefault(type, Set.of()));
            }
        }
        return reached;
    }

    private static String top(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /** A longer class says in its Javadoc why it is long. */
    @Test
    void classes_areAtMost350LinesLong() throws IOException {
        for (String folder : List.of("src/main/java", "src/spark/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> lines(file).size() > 350))
                        .allSatisfy(file -> assertThat(String.join("\n", lines(file)))
                                .as(file + " is longer than 350 lines")
                                .contains("Long because"));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static final ArchRule DOMAIN_DEPENDS_ON_NOTHING = noClasses()
            .that()
            .resideInAPackage("..domain")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.schedulebuilder.domain", "org.jspecify..");

    @ArchTest
    static final ArchRule CSV_DEPENDS_ON_DOMAIN = noClasses()
            .that()
            .resideInAPackage("..csv")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.schedulebuilder.csv", "io.schedulebuilder.domain", "org.jspecify..");

    @ArchTest
    static final ArchRule ALL_CSV_IS_READ_BY_ONE_READER = noClasses()
            .that()
            .resideOutsideOfPackage("..csv")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.opencsv\\.(.*Parser|CSVReader|CSVIterator|CSVMulti|bean).*");

    @ArchTest
    static final ArchRule REPORTS_ARE_MADE_OF_DOMAIN_WORDS = noClasses()
            .that()
            .resideInAPackage("..report")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "javax.xml..",
                    "io.schedulebuilder.report",
                    "io.schedulebuilder.domain",
                    "com.opencsv..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule CAPACITY_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("..policy.capacity")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..", "io.schedulebuilder.domain", "io.schedulebuilder.policy.capacity", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_POLICY_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackage("..policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel2..");

    @ArchTest
    static final ArchRule ONLY_ITS_WAREHOUSE_KNOWS_BIGQUERY = noClasses()
            .that()
            .resideOutsideOfPackage("..store.bigquery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.cloud..", "com.google.api..", "com.google.auth..");

    @ArchTest
    static final ArchRule ONLY_PLANNING_KNOWS_OPTAPLANNER = noClasses()
            .that()
            .resideOutsideOfPackages("..planning..", "..benchmarker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.optaplanner..");

    @ArchTest
    static final ArchRule ONLY_PROOF_KNOWS_OR_TOOLS = noClasses()
            .that()
            .resideOutsideOfPackage("..proof.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.ortools..");

    /** The second model would prove nothing of the first if it shared its arithmetic. */
    @ArchTest
    static final ArchRule PROOF_KNOWS_THE_PROBLEM_ONLY = noClasses()
            .that()
            .resideInAPackage("..proof..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.schedulebuilder..")
                    .and(not(resideInAnyPackage(
                            "io.schedulebuilder.proof..", "io.schedulebuilder.libraries", "io.schedulebuilder.domain")))
                    .and(not(equivalentTo(WeekProblem.class)))
                    .and(not(equivalentTo(WeekInspector.class)))); // only to compare the scores

    @ArchTest
    static final ArchRule ONLY_THE_BENCHMARKER_NEEDS_WHAT_IS_NOT_IN_THE_JAR = noClasses()
            .that()
            .resideOutsideOfPackage("..benchmarker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.optaplanner.benchmark..", "org.optaplanner.persistence..");

    @ArchTest
    static final ArchRule ONLY_SPARK_KNOWS_SPARK = noClasses()
            .that()
            .resideOutsideOfPackage("..spark")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    @ArchTest
    static final ArchRule ONLY_THE_ADAPTER_KNOWS_JDBC = noClasses()
            .that()
            .resideOutsideOfPackage("..store.duckdb")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.duckdb..");

    @ArchTest
    static final ArchRule ONLY_THE_WEBHOOK_KNOWS_THE_NETWORK = noClasses()
            .that()
            .resideOutsideOfPackage("..webhook")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..");

    @ArchTest
    static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS = noClasses()
            .that()
            .haveNameNotMatching("io\\.schedulebuilder\\.(launch|benchmarker)\\.Main")
            .should()
            .callMethod(System.class, "exit", int.class);
}
