package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The report of a comparison as a browser shows it. */
class ReportInBrowserIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path report;

    @BeforeAll
    static void compare() throws Exception {
        report = folder.resolve("report");
        Process process = new ProcessBuilder(
                        PROJECT.resolve("schedule-builder").toString(),
                        "compare",
                        "--solver-config",
                        PROJECT.resolve("solver-config/fast.xml").toString(),
                        "--budget",
                        "200,2k",
                        "--suite",
                        PROJECT.resolve("benchmarks/suite/small-red.plan.json").toString(),
                        "--prove",
                        "--prove-seconds",
                        "6",
                        "--quiet",
                        "--report",
                        report.toString())
                .redirectErrorStream(true)
                .start();
        String talk = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(talk).isZero();
        assertThat(talk).isEmpty();
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void report_onADesk_andOnAPhone_fitsAndSaysWhatTheResultsSay() throws Exception {
        JsonNode results =
                new ObjectMapper().readTree(report.resolve("results.json").toFile());
        for (int width : List.of(1280, 390)) {
            ChromeDriver page = browser.show(report.resolve("report.html"), width, 900);
            assertThat(page.manage().logs().get(LogType.BROWSER).getAll())
                    .as("console")
                    .isEmpty();
            assertThat(page.findElement(By.cssSelector(".verdict")).getText())
                    .isEqualTo(results.at("/verdict/0").asText());
            List<WebElement> shown =
                    page.findElements(By.cssSelector(".scroll table")).get(0).findElements(By.cssSelector("tbody tr"));
            assertThat(shown).hasSize(2);
            for (int i = 0; i < shown.size(); i++) {
                List<String> values = shown.get(i).findElements(By.tagName("data")).stream()
                        .map(data -> data.getDomAttribute("value"))
                        .toList();
                JsonNode configuration = results.path("configurations").get(i);
                assertThat(values.get(3)).isEqualTo(configuration.path("soft").asText());
                assertThat(Double.parseDouble(values.get(4)))
                        .isEqualTo(configuration.path("share").asDouble());
            }
            Object overflow = page.executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).as("sideways scroll at " + width).isEqualTo(0L);
            List<WebElement> curves = page.findElements(By.cssSelector("polyline.curve"));
            assertThat(curves).hasSize(2);
            assertThat(curves.get(1).getRect().getWidth()).isGreaterThan(width / 2);
            assertThat(page.findElements(By.xpath("//td[text()='yes, proven']")))
                    .isNotEmpty();
        }
    }

    @Test
    void report_inTheDark_isDark() throws Exception {
        assertThat(Files.size(report.resolve("report.html"))).isLessThan(500_000);
        ChromeDriver page = browser.show(report.resolve("report.html"), 1280, 900);
        String light = page.findElement(By.tagName("body")).getCssValue("background-color");
        page.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                java.util.Map.of(
                        "features", List.of(java.util.Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(page.findElement(By.tagName("body")).getCssValue("background-color"))
                .isNotEqualTo(light);
    }
}
