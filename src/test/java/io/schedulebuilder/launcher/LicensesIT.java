package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar names each library in it with its license, and keeps their licenses and notices. */
class LicensesIT {
    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(Path.of("target", "schedule-builder.jar").toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void library_inTheJar_isListedWithItsLicense() throws Exception {
        List<String> libraries = new ArrayList<>();
        for (JarEntry entry : jar.stream().toList()) {
            String[] path = entry.getName().split("/", -1);
            if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.properties")) {
                libraries.add(path[2] + ":" + path[3] + ":");
            }
        }
        libraries.remove("io.schedulebuilder:schedule-builder:");

        assertThat(libraries).hasSizeGreaterThan(40);
        assertThat(text("META-INF/THIRD-PARTY.txt"))
                .contains(libraries)
                .contains("(MIT License) DuckDB JDBC Driver (org.duckdb:duckdb_jdbc:")
                .doesNotContain("Unknown license");
    }

    @Test
    void licensesAndNotices_ofLibraries_areKept() throws Exception {
        assertThat(text("META-INF/LICENSE"))
                .contains("Apache License", "Permission is hereby granted", "https://www.apache.org/licenses/");
        assertThat(text("META-INF/NOTICE")).contains("Jackson JSON processor", "Apache POI");
        assertThat(text("META-INF/NOTICE.txt")).contains("Apache Commons Lang");
        assertThat(text("META-INF/LICENSE.md")).contains("Redistribution and use in source and binary forms");
        assertThat(text("about.html")).contains("(&quot;EPL&quot;)");
        assertThat(text("META-INF/LICENSE-schedule-builder"))
                .isEqualTo(Files.readString(Path.of("LICENSE"), StandardCharsets.UTF_8));
    }

    @Test
    void classesOfSpark_areInSparksJarOnly() {
        assertThat(jar.stream().map(JarEntry::getName))
                .noneMatch(name -> name.startsWith("io/schedulebuilder/spark/")
                        || name.startsWith("org/apache/spark/")
                        || name.startsWith("io/netty/"));
    }

    /** Maven makes it unless it is told {@code -Dlean}. */
    @Test
    void billOfMaterials_namesEachLibrary_withItsLicense() throws Exception {
        assumeTrue("all".equals(System.getProperty("schedulebuilder.parts")), "left out by -Dlean");
        JsonNode bom = new ObjectMapper().readTree(Path.of("target", "bom.json").toFile());
        assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bom.path("components"))
                .anyMatch(each -> each.path("name").asText().equals("duckdb_jdbc")
                        && each.path("licenses").size() == 1);
    }

    private static String text(String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
