package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.policy.PolicyEngine;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The reports that other programs read. */
class ReportsTest {
    private static final List<CaseResult> RESULTS = Books.results(
            Books.shippedWith("zones.drl", "saturation > 0.60", "saturation > 0.70"),
            Books.cases(
                    "revenue,saturation,zone,weekly_ppvs,note",
                    "1000,0.1,GREEN,6,fine",
                    "1000,0.45,YELLOW,5,\"<odd> & \u0001\"",
                    "1000,0.65,RED,,"));

    @Test
    void junit_hasASuiteForTheFile_andATestCaseForEachRow() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitReport.of(RESULTS))));

        Element root = xml.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("rules/tests/x.csv");
        assertThat(List.of("tests", "failures", "errors", "skipped").stream().map(suite::getAttribute))
                .containsExactly("3", "1", "1", "0");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(failed.getAttribute("classname")).isEqualTo("rules.tests.x");
        assertThat(failed.getAttribute("name")).isEqualTo("line 3: revenue 1,000, saturation 0.45 (<odd> & \\u0001)");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo("weekly_ppvs: expected 5, got 4 (rules/tiers.drl:16 × rules/zones.drl:22).");
        assertThat(failure.getTextContent()).contains("expected 5, got 4");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void sarif_hasWhatTheStandardRequires() throws Exception {
        List<Case> cases = Books.cases("revenue,saturation,tier", "1000,0.1,MICRO");
        PolicyEngine rules = PolicyEngine.interpreting(Books.SHIPPED);
        Coverage coverage = Coverage.of(rules, Books.results(Books.SHIPPED, cases));
        MutationRun mutation = MutationRun.of(Books.SHIPPED, List.of(new CaseJudge(cases)), done -> {});

        JsonNode sarif = new ObjectMapper()
                .readTree(SarifReport.of("1.2.3", RESULTS, Optional.of(coverage), Optional.of(mutation)));

        assertThat(sarif.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.at("/$schema").asText()).endsWith("sarif-2.1.0.json");
        assertThat(sarif.at("/runs").size()).isEqualTo(1);
        JsonNode driver = sarif.at("/runs/0/tool/driver");
        assertThat(driver.at("/name").asText()).isEqualTo("schedule-builder");
        assertThat(driver.at("/version").asText()).isEqualTo("1.2.3");
        List<String> kinds = new ArrayList<>();
        driver.at("/rules").forEach(kind -> kinds.add(kind.at("/id").asText()));
        List<String> used = new ArrayList<>();
        for (JsonNode result : sarif.at("/runs/0/results")) {
            used.add(result.at("/ruleId").asText());
            assertThat(result.at("/level").asText()).isIn("error", "warning", "note");
            assertThat(result.at("/message/text").asText()).isNotBlank();
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").asText()).startsWith("rules/");
            assertThat(place.at("/region/startLine").asInt()).isPositive();
        }
        assertThat(used).isSubsetOf(kinds).contains("case-failed", "no-policy", "not-covered", "mutant-survived");
        JsonNode failed = sarif.at("/runs/0/results/0");
        assertThat(failed.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("rules/tests/x.csv");
        assertThat(failed.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(3);
        assertThat(failed.at("/relatedLocations/1/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("rules/zones.drl");
        assertThat(failed.at("/relatedLocations/1/message/text").asText())
                .isEqualTo("set by rule \"YELLOW: the audience is getting tired\"");
    }

    @Test
    void sarif_ofCasesThatPass_hasNoResults() throws Exception {
        List<CaseResult> passed =
                Books.results(Books.SHIPPED, Books.cases("revenue,saturation,tier", "1000,0.1,MICRO"));

        JsonNode sarif = new ObjectMapper().readTree(SarifReport.of("1", passed, Optional.empty(), Optional.empty()));

        assertThat(sarif.at("/runs/0/results").isArray()).isTrue();
        assertThat(sarif.at("/runs/0/results").size()).isZero();
    }
}
