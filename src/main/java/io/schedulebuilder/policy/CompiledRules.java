package io.schedulebuilder.policy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Facts;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.FaultText;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * The rules' conditions, compiled once. Tells which rules fire for given facts. Thread-safe.
 *
 * <p>The compiler input is generated from the checked {@link Rule}s, so nothing unchecked reaches the compiler. For the
 * same reason the compiled consequences are empty: a consequence is a list of settings, which are known before the rule
 * fires, and a rule cannot reach any of our objects.
 */
record CompiledRules(Map<String, Rule> rules, KieBase base) implements Firing {
    private static final String PACKAGE = "io.schedulebuilder.rules";
    /** A rule matches once for each of its alternatives, and a rule file may not have more than this. A safety net. */
    private static final int MAX_FIRINGS_PER_RULE = 16;

    /**
     * Compiles the rules.
     *
     * @param rules the rules; each name is unique
     * @throws InputException if the engine rejects a rule
     */
    static CompiledRules of(Collection<Rule> rules) {
        KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        configuration.setProperty("drools.dialect.default", "mvel"); // starts in half the time of the java dialect
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        Map<String, Rule> byName = new LinkedHashMap<>();
        rules.forEach(rule -> byName.put(rule.name(), rule));
        builder.add(ResourceFactory.newDescrResource(tree(rules)), ResourceType.DESCR);
        if (builder.hasErrors()) {
            throw Fault.all(builder.getErrors().stream()
                    .map(error -> fault(error, byName))
                    .toList());
        }
        return new CompiledRules(byName, builder.newKieBase());
    }

    @Override
    public List<Rule> firing(Predicate<Rule> round, RuleFacts ruleFacts) {
        Map<String, Integer> fired = new HashMap<>();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    String name = event.getMatch().getRule().getName();
                    if (fired.merge(name, 1, Integer::sum) > MAX_FIRINGS_PER_RULE) {
                        session.halt();
                    }
                }
            });
            facts(ruleFacts).forEach(session::insert);
            session.fireAllRules(match -> round.test(rule(match.getRule().getName())));
        } finally {
            session.dispose();
        }
        List<Fault> endless = fired.entrySet().stream()
                .filter(entry -> entry.getValue() > MAX_FIRINGS_PER_RULE)
                .map(entry -> rule(entry.getKey()))
                .map(rule -> new Fault(
                        rule.place(),
                        "rule \"" + rule.name() + "\" was stopped: it fired more than " + MAX_FIRINGS_PER_RULE
                                + " times for one page. Split its alternatives."))
                .toList();
        if (!endless.isEmpty()) {
            throw Fault.all(endless);
        }
        return rules.values().stream()
                .filter(rule -> fired.containsKey(rule.name()))
                .toList();
    }

    private static List<Object> facts(RuleFacts ruleFacts) {
        List<Object> facts = new ArrayList<>(List.of(new Facts.Account(ruleFacts.account())));
        ruleFacts.fixed().ifPresent(fixed -> {
            facts.add(new Facts.Tier(fixed.tier().name()));
            facts.add(new Facts.Zone(fixed.zone().name()));
            facts.add(new Facts.Segment(fixed.segment().name()));
        });
        return facts;
    }

    private Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalStateException("the engine fired a rule that it was not given: " + name);
        }
        return rule;
    }

    /** A safety net: the engine accepts everything that passes the checks. */
    private static Fault fault(KnowledgeBuilderError error, Map<String, Rule> rules) {
        String message = String.valueOf(error.getMessage());
        Place place = rules.values().stream()
                .filter(rule -> message.contains(rule.name()))
                .map(Rule::place)
                .findFirst()
                .orElseGet(() -> rules.values().iterator().next().place());
        return new Fault(place, FaultText.engine(message));
    }

    private static PackageDescr tree(Collection<Rule> rules) {
        PackageDescr tree = new PackageDescr(PACKAGE);
        for (Fact fact : Fact.values()) {
            tree.addImport(new ImportDescr(fact.type().getCanonicalName()));
        }
        rules.forEach(rule -> tree.addRule(tree(rule)));
        return tree;
    }

    private static RuleDescr tree(Rule rule) {
        RuleDescr tree = new RuleDescr(rule.name());
        tree.setLhs((AndDescr) tree(rule.conditions()));
        tree.setConsequence("");
        return tree;
    }

    private static BaseDescr tree(Condition condition) {
        if (condition instanceof All all) {
            AndDescr and = new AndDescr();
            all.parts().forEach(part -> and.addDescr(tree(part)));
            return and;
        }
        if (condition instanceof Any any) {
            OrDescr or = new OrDescr();
            any.parts().forEach(part -> or.addDescr(tree(part)));
            return or;
        }
        if (condition instanceof Not not) {
            return new NotDescr(tree(not.pattern()));
        }
        if (condition instanceof Pattern pattern) {
            return tree(pattern);
        }
        throw new IllegalStateException("a comparison must be inside a pattern: " + condition);
    }

    private static PatternDescr tree(Pattern pattern) {
        PatternDescr tree = new PatternDescr(pattern.fact().word());
        pattern.tests()
                .parts()
                .forEach(test -> tree.addConstraint(new ExprConstraintDescr(test.text(Token::literal, true))));
        return tree;
    }
}
