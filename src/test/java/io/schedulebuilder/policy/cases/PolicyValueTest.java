package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.SetBy;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The names that case files, the diff and {@code rules show --json} share. */
class PolicyValueTest {
    private static final Policy SHIPPED = PolicyEngine.interpreting(RuleBook.read(Path.of("rules")))
            .policyFor(new Account(new PageName("ava"), new BigDecimal("10000"), 0.45, 1, 0.1, 30, 0));
    private static final Policy POLICY = withBounds(SHIPPED);

    /** With every optional parameter. */
    private static Policy withBounds(Policy policy) {
        Map<String, SetBy> setBy = new LinkedHashMap<>(policy.setBy());
        setBy.put("price_mix_bounds", new SetBy("Bounds", "rules/prices.drl", 40, Optional.empty()));
        PriceMixBounds.Range range = new PriceMixBounds.Range(new BigDecimal("0.2"), new BigDecimal("0.6"));
        return new Policy(policy.values(), setBy, policy.overridden())
                .with(PolicyParameter.PRICE_MIX_BOUNDS, new PriceMixBounds(range, range, range));
    }

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

    @Test
    void value_thatNoRuleSets_isOff() {
        PolicyValue value = PolicyValue.named("price_mix_bounds.Mid").orElseThrow();

        assertThat(value.of(SHIPPED)).isEqualTo("off");
        assertThat(WrittenValue.faultOf(value, "off")).isEmpty();
        assertThat(WrittenValue.same(value, "off", value.of(POLICY))).isFalse();
        assertThat(WrittenValue.same(value, "0.20 0.6", value.of(POLICY))).isTrue();
        assertThat(WrittenValue.faultOf(value, "0.2"))
                .contains(
                        "\"0.2\" is not a minimum and a maximum. Write two shares with a space between, or off: 0.30 0.60.");
        assertThat(WrittenValue.faultOf(PolicyValue.named("cooling_days").orElseThrow(), "off"))
                .isPresent();
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
