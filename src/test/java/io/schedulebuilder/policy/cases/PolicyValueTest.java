package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PolicyView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names that case files, the diff and {@code rules show --json} share. */
class PolicyValueTest {
    private static final Policy POLICY = PolicyEngine.interpreting(RuleBook.read(Path.of("rules")))
            .policyFor(new Account(new PageName("ava"), new BigDecimal("10000"), 0.45, 1, 0.1, 30, 0));

    @Test
    void values_areThoseOfRulesShowJson_byTheSameNames() throws Exception {
        JsonNode shown = new ObjectMapper().readTree(PlanJson.write(PolicyView.of(POLICY)));
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves("", shown, leaves);
        leaves.keySet().removeIf(name -> name.startsWith("set_by") || name.startsWith("overridden"));

        assertThat(PolicyValue.ALL).extracting(PolicyValue::name).containsExactlyInAnyOrderElementsOf(leaves.keySet());
        assertThat(PolicyValue.ALL)
                .allSatisfy(value -> assertThat(WrittenValue.same(value, leaves.get(value.name()), value.of(POLICY)))
                        .as(value.name())
                        .isTrue());
    }

    @Test
    void value_ofARule_knowsWhoSetIt_andIsOneThatAPersonMayWrite() {
        assertThat(PolicyValue.ALL).allSatisfy(value -> {
            assertThat(value.setBy(POLICY)).as(value.name()).hasSameSizeAs(value.settings());
            assertThat(WrittenValue.faultOf(value, value.of(POLICY)))
                    .as(value.name())
                    .isEmpty();
        });
    }

    private static void leaves(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> leaves(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else if (node.isArray()) {
            List<String> words = new ArrayList<>();
            node.forEach(item -> words.add(item.asText()));
            leaves.put(path, String.join(" ", words));
        } else {
            leaves.put(path, node.asText());
        }
    }
}
