package io.schedulebuilder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.schedulebuilder.planning.WeekProblem;

/** The picture in docs/architecture.md, held. */
@AnalyzeClasses(packages = "io.schedulebuilder", importOptions = DoNotIncludeTests.class)
class PackagePictureTest {
    @ArchTest
    static final ArchRule PACKAGES_POINT_RIGHT_AND_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.schedulebuilder..")
            .layer("cli")
            .definedBy("io.schedulebuilder.cli")
            .layer("benchmarker")
            .definedBy("io.schedulebuilder.benchmarker")
            .optionalLayer("spark") // built by a profile of its own
            .definedBy("io.schedulebuilder.spark")
            .layer("app")
            .definedBy("io.schedulebuilder.app")
            .layer("analysis")
            .definedBy("io.schedulebuilder.analysis")
            .layer("policy")
            .definedBy("io.schedulebuilder.policy..")
            .layer("selection")
            .definedBy("io.schedulebuilder.selection")
            .layer("planning")
            .definedBy("io.schedulebuilder.planning")
            .layer("proof")
            .definedBy("io.schedulebuilder.proof")
            .layer("comparison")
            .definedBy("io.schedulebuilder.comparison..")
            .layer("report")
            .definedBy("io.schedulebuilder.report")
            .layer("export")
            .definedBy("io.schedulebuilder.export")
            .layer("warehouse")
            .definedBy("io.schedulebuilder.warehouse")
            .layer("webhook")
            .definedBy("io.schedulebuilder.webhook")
            .layer("duckdb")
            .definedBy("io.schedulebuilder.warehouse.duckdb")
            .layer("bigquery")
            .definedBy("io.schedulebuilder.warehouse.bigquery")
            .layer("csv")
            .definedBy("io.schedulebuilder.csv")
            .layer("domain")
            .definedBy("io.schedulebuilder.domain")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("benchmarker")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("spark")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("cli", "benchmarker", "spark")
            .whereLayer("analysis")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("app", "cli")
            .whereLayer("selection")
            .mayOnlyBeAccessedByLayers("app", "spark")
            .whereLayer("planning")
            .mayOnlyBeAccessedByLayers("app", "proof", "benchmarker")
            .whereLayer("proof")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("comparison")
            .mayOnlyBeAccessedByLayers("app", "cli", "export")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("export", "cli")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("app", "cli", "benchmarker", "spark")
            .whereLayer("warehouse")
            .mayOnlyBeAccessedByLayers("app", "cli", "duckdb", "bigquery", "spark")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("duckdb")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("bigquery")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("csv")
            .mayOnlyBeAccessedByLayers("cli", "export", "policy", "warehouse")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule NO_PACKAGES_GO_ROUND =
            slices().matching("io.schedulebuilder.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DOMAIN_DEPENDS_ON_NOTHING = noClasses()
            .that()
            .resideInAPackage("..domain")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.schedulebuilder.domain", "org.jspecify..");

    @ArchTest
    static final ArchRule CSV_DEPENDS_ON_DOMAIN_AND_ITS_LIBRARY = noClasses()
            .that()
            .resideInAPackage("..csv")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "io.schedulebuilder.csv",
                    "io.schedulebuilder.domain",
                    "de.siegmar.fastcsv..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule ALL_CSV_IS_READ_BY_ONE_READER = noClasses()
            .that()
            .resideOutsideOfPackage("..csv")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.siegmar.fastcsv..")
            .orShould()
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
            .resideOutsideOfPackage("..warehouse.bigquery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.cloud..", "com.google.api..", "com.google.auth..");

    @ArchTest
    static final ArchRule ONLY_PLANNING_KNOWS_OPTAPLANNER = noClasses()
            .that()
            .resideOutsideOfPackages("..planning", "..benchmarker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.optaplanner..");

    @ArchTest
    static final ArchRule ONLY_PROOF_KNOWS_OR_TOOLS = noClasses()
            .that()
            .resideOutsideOfPackage("..proof")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.ortools..");

    /** The second model would prove nothing of the first if it shared its arithmetic. */
    @ArchTest
    static final ArchRule PROOF_KNOWS_THE_PROBLEM_ONLY = noClasses()
            .that()
            .resideInAPackage("..proof")
            .should()
            .dependOnClassesThat(resideInAPackage("io.schedulebuilder..")
                    .and(not(resideInAnyPackage("io.schedulebuilder.proof", "io.schedulebuilder.domain")))
                    .and(not(equivalentTo(WeekProblem.class))));

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
            .resideOutsideOfPackage("..warehouse.duckdb")
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
            .haveNameNotMatching("io\\.schedulebuilder\\.(cli|benchmarker)\\.Main")
            .should()
            .callMethod(System.class, "exit", int.class);
}
