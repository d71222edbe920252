package io.schedulebuilder.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.launch.Cli;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project, compiled against the product and run as its reader would. */
@Tag("slow")
class ExampleProjectTest {
    private static final Path PROJECT = Cli.PROJECT.resolve("examples/java-api");

    @TempDir
    Path folder;

    @Test
    void example_writesTheCsvThatTheCommandLineWrites() throws Exception {
        Cli cli = Cli.withExamples(folder.resolve("data"));
        Path expected = folder.resolve("expected.csv");
        assertThat(cli.week("plan", "jadebri", expected).exitCode()).isZero();

        Path classes = Files.createDirectories(folder.resolve("classes"));
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        faults,
                        faults,
                        "-Xlint:all,-classfile,-processing,-path",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        PROJECT.resolve("src/main/java/example/PlanAWeek.java").toString());
        assertThat(compiled).as(faults.toString(StandardCharsets.UTF_8)).isZero();

        Path csv = folder.resolve("week.csv");
        try (URLClassLoader example =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            String[] args = {
                cli.warehouse().toString(),
                Cli.PROJECT.resolve("rules").toString(),
                Cli.PROJECT.resolve("solver-config/default.xml").toString(),
                "jadebri",
                "2025-11-04",
                csv.toString()
            };
            example.loadClass("example.PlanAWeek")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        }

        assertThat(csv).hasSameBinaryContentAs(expected);
        assertThat(folder.resolve("week.plan.json")).exists();
        assertThat(cli.run("runs", "list").out()).contains("SUCCESS");
    }

    @Test
    void example_namesTheProductOfThisBuild() throws Exception {
        String product = Files.readString(Cli.PROJECT.resolve("pom.xml"));
        String version = product.substring(product.indexOf("<version>"), product.indexOf("</version>"));
        assertThat(Files.readString(PROJECT.resolve("pom.xml"))).contains(version);
    }

    @Test
    void reference_showsTheCodeOfTheExample() throws Exception {
        String code = Files.readString(PROJECT.resolve("src/main/java/example/PlanAWeek.java"));
        String reference = Files.readString(Cli.PROJECT.resolve("docs/reference/java-api.md"));
        for (String call : List.of("Warehouses.duckDb(", "ScheduleBuilder.on(warehouse, ", ".build(", ".writeCsv(")) {
            assertThat(code).contains(call);
            assertThat(reference).contains(call);
        }
    }
}
