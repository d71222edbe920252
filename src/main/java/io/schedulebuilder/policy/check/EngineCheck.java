package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A safety net: compiles the rules and asks the engine about one page of each tier and zone, to verify that it decides
 * as the rules read.
 *
 * @param asked the number of pages that it was asked about
 */
record EngineCheck(int asked, List<Finding> findings) {
    /** Compiles the rules and asks the engine. */
    static EngineCheck of(RuleBook book) {
        try {
            return of(book, PolicyEngine.compiling(book));
        } catch (InputException e) {
            Place folder = new Place(book.name(), 0);
            return new EngineCheck(
                    0,
                    e.faults().stream()
                            .map(fault -> Finding.of(Kind.ENGINE, folder, fault))
                            .toList());
        }
    }

    /** Asks an engine that should decide as this rule book reads. */
    static EngineCheck of(RuleBook book, PolicyEngine engine) {
        PolicyEngine reading = PolicyEngine.interpreting(book);
        List<Finding> findings = new ArrayList<>();
        Map<String, Account> pages = pageOfEach(book);
        pages.forEach((tierAndZone, page) -> {
            if (!said(engine.decide(page, Optional.empty())).equals(said(reading.decide(page, Optional.empty())))) {
                findings.add(Finding.of(
                        Kind.ENGINE,
                        new Place(book.name(), 0),
                        "the rule engine's decision does not match the rules for " + tierAndZone + " (revenue "
                                + Wording.value(page.revenue())
                                + ", saturation " + page.saturation() + ")"
                                + ". This is a bug in schedule-builder, not in your rules. Please "
                                + "report it with the rules."));
            }
        });
        return new EngineCheck(pages.size(), List.copyOf(findings));
    }

    /** One page for each tier and zone that the rules assign. */
    private static Map<String, Account> pageOfEach(RuleBook book) {
        Regions regions = Regions.of(book, List.of(), Set.of(Field.TIER, Field.ZONE));
        Map<String, Account> pages = new LinkedHashMap<>();
        for (int point = 0; point < Math.min(regions.size(), Regions.MOST); point++) {
            Optional<FieldValues> values = regions.values(point);
            if (values.isPresent()) {
                String name = values.get().of(Field.TIER) + ", " + values.get().of(Field.ZONE);
                pages.putIfAbsent(name, regions.point(point).account());
            }
        }
        return pages;
    }

    /** The rules that fired, and the result. */
    private static List<Object> said(Decision decision) {
        List<Object> said =
                new ArrayList<>(decision.fired().stream().map(Rule::name).toList());
        said.addAll(decision.faults());
        if (decision.hasPolicy()) {
            said.add(decision.policy());
        }
        return said;
    }
}
