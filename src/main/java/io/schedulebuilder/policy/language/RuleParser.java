package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.Condition.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Turns a file into rules, or says what is wrong with it. Uses the engine's own grammar, then checks its syntax tree
 * node by node: everything that is not named here is rejected. Compiles nothing. None of the file's text goes beyond
 * the {@link Rule}s.
 */
public record RuleParser(RuleFile file, List<Fault> faults) {
    private static final int MAX_SALIENCE = 1_000;
    /** Each {@code or} between facts doubles what the engine builds. This limit keeps it small. */
    private static final int MAX_ALTERNATIVES = 16;
    /** A limit so that no rule overflows the compiler's stack. */
    private static final int MAX_SIZE = 200;

    private static final java.util.regex.Pattern NEAR = java.util.regex.Pattern.compile("input '([^']*)'");

    /** Reads the rules of a file. Adds what is wrong to the faults. */
    public static List<Rule> parse(RuleFile file, List<Fault> faults) {
        List<Fault> layout = Layout.faultsOf(file);
        if (!layout.isEmpty()) {
            faults.addAll(layout);
            return List.of();
        }
        try {
            return new RuleParser(file, faults).rules();
        } catch (StackOverflowError tooComplex) {
            faults.add(new Fault(file.at(1), FaultText.TOO_COMPLEX));
            return List.of();
        }
    }

    private List<Rule> rules() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        Optional<PackageDescr> tree = tree(parser);
        if (parser.hasErrors() || tree.isEmpty()) {
            syntaxFaults(parser.getErrors());
            return List.of();
        }
        refuseAllButRules(tree.get());
        List<Rule> rules = new ArrayList<>();
        for (RuleDescr descr : tree.get().getRules()) {
            if (descr.getClass() == RuleDescr.class) {
                rules.add(rule(descr));
            } else {
                refuse(descr, word(descr));
            }
        }
        return rules;
    }

    private Optional<PackageDescr> tree(DrlParser parser) {
        try {
            return Optional.ofNullable(parser.parse(false, file.text()));
        } catch (DroolsParserException e) {
            return Optional.empty();
        }
    }

    /**
     * Reports the parser's errors in the analyst's words, without those at the end of the file, which follow from
     * earlier ones.
     */
    private void syntaxFaults(List<DroolsError> errors) {
        int before = faults.size();
        for (DroolsError error : errors) {
            Matcher near = NEAR.matcher(String.valueOf(error.getMessage()));
            String word = near.find() ? near.group(1) : "";
            // If a character cannot be part of a token, the engine repeats its errors without a line.
            boolean placed = error.getLines().length > 0 && error.getLines()[0] > 0;
            if (placed && !word.isEmpty() && !word.equals("<eof>")) {
                fault(error.getLines()[0], FaultText.syntax(word));
            }
        }
        if (faults.size() == before) {
            int line = errors.isEmpty() || errors.get(0).getLines().length == 0
                    ? 1
                    : errors.get(0).getLines()[0];
            fault(Math.max(1, line), FaultText.syntax(""));
        }
    }

    /**
     * A safety net: {@link Layout} already accepts only rules. This holds even if the parser reads a file differently.
     */
    private void refuseAllButRules(PackageDescr tree) {
        Stream<Collection<? extends BaseDescr>> others = Stream.of(
                tree.getImports(),
                tree.getFunctionImports(),
                tree.getAccumulateImports(),
                tree.getGlobals(),
                tree.getFunctions(),
                tree.getTypeDeclarations(),
                tree.getEnumDeclarations(),
                tree.getEntryPointDeclarations(),
                tree.getWindowDeclarations(),
                tree.getAttributes(),
                Optional.ofNullable(tree.getUnit()).stream().toList());
        others.flatMap(Collection::stream).forEach(other -> refuse(other, word(other)));
        refuseIf(!tree.getNamespace().isEmpty(), tree, "package");
    }

    private Rule rule(RuleDescr descr) {
        int before = faults.size();
        descr.getAnnotationNames().forEach(annotation -> refuse(descr, "@" + annotation));
        refuseIf(descr.getParentName() != null, descr, "extends");
        refuseIf(!descr.getNamedConsequences().isEmpty(), descr, "a second then");
        All conditions = new All(parts(descr.getLhs()));
        if (alternatives(conditions) > MAX_ALTERNATIVES) {
            fault(descr.getLine(), FaultText.tooManyAlternatives(MAX_ALTERNATIVES));
        }
        if (size(conditions) > MAX_SIZE) {
            fault(descr.getLine(), FaultText.tooLong(MAX_SIZE));
        }
        Rule rule = new Rule(
                descr.getName(), file.at(descr.getLine()), salience(descr), conditions, settings(descr, conditions));
        if (rule.settings().isEmpty() && faults.size() == before) {
            faults.add(new Fault(
                    rule.place(),
                    "rule \"" + rule.name()
                            + "\" sets nothing. Write at least one policy call after then, or remove the rule."));
        }
        return rule;
    }

    private int salience(RuleDescr descr) {
        int salience = 0;
        for (AttributeDescr attribute : descr.getAttributes().values()) {
            String value = String.valueOf(attribute.getValue());
            if (!attribute.getName().equals("salience")) {
                refuse(attribute, attribute.getName());
            } else if (!value.matches("-?\\d{1,4}") || Math.abs(Integer.parseInt(value)) > MAX_SALIENCE) {
                fault(attribute.getLine(), FaultText.saliences(value));
            } else {
                salience = Integer.parseInt(value);
            }
        }
        return salience;
    }

    // Conditions

    private List<Condition> parts(ConditionalElementDescr group) {
        List<Condition> parts = new ArrayList<>();
        for (BaseDescr descr : group.getDescrs()) {
            condition(descr).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    private Optional<Condition> condition(BaseDescr descr) {
        if (descr.getClass() == AndDescr.class) {
            return Optional.of(new All(parts((AndDescr) descr)));
        }
        if (descr.getClass() == OrDescr.class) {
            return Optional.of(new Any(parts((OrDescr) descr)));
        }
        if (descr.getClass() == NotDescr.class) {
            return onePattern((NotDescr) descr, "not").map(Not::new);
        }
        if (descr.getClass() == ExistsDescr.class) {
            return onePattern((ExistsDescr) descr, "exists").map(pattern -> pattern);
        }
        if (descr.getClass() == PatternDescr.class) {
            return pattern((PatternDescr) descr).map(pattern -> pattern);
        }
        refuse(descr, word(descr));
        return Optional.empty();
    }

    private Optional<Pattern> onePattern(ConditionalElementDescr descr, String word) {
        List<? extends BaseDescr> inner = descr.getDescrs();
        if (inner.size() == 1 && inner.get(0).getClass() == PatternDescr.class) {
            return pattern((PatternDescr) inner.get(0));
        }
        fault(((BaseDescr) descr).getLine(), word + " takes one fact. Write " + word + " Account( ... ).");
        return Optional.empty();
    }

    private Optional<Pattern> pattern(PatternDescr descr) {
        Place place = file.at(descr.getLine());
        int before = faults.size();
        if (descr.getSource() != null) {
            refuse(descr, word(descr.getSource()));
        }
        refuseIf(!descr.getBehaviors().isEmpty(), descr, "over window");
        refuseIf(descr.isQuery(), descr, "a query");
        descr.getAnnotationNames().forEach(annotation -> refuse(descr, "@" + annotation));
        if (descr.getIdentifier() != null) {
            faults.add(new Fault(place, FaultText.binding(descr.getIdentifier())));
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        Optional<Fact> fact = Fact.named(descr.getObjectType());
        if (fact.isEmpty()) {
            faults.add(new Fault(place, Wording.unknown("fact", descr.getObjectType(), "Facts", Fact.words())));
            return Optional.empty();
        }
        List<Condition> tests = new ArrayList<>();
        for (Object test : descr.getConstraint().getDescrs()) {
            test((BaseDescr) test, fact.get()).ifPresent(tests::add);
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Pattern(fact.get(), new All(List.copyOf(tests)), place));
    }

    private Optional<Condition> test(BaseDescr descr, Fact fact) {
        if (descr.getClass() != ExprConstraintDescr.class) {
            refuse(descr, word(descr));
            return Optional.empty();
        }
        ExprConstraintDescr test = (ExprConstraintDescr) descr;
        if (test.getType() != ExprConstraintDescr.Type.NAMED) {
            fault(test.getLine(), FaultText.positional(fact));
            return Optional.empty();
        }
        return ConditionParser.parse(file, fact, test.getExpression(), test.getLine(), faults);
    }

    /** How many rules the engine builds from one: an {@code or} adds, an {@code and} multiplies. */
    private static long alternatives(Condition condition) {
        LongStream parts = condition.parts().stream().mapToLong(RuleParser::alternatives);
        if (condition instanceof All) {
            return parts.reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        }
        if (condition instanceof Any) {
            return parts.sum();
        }
        return 1;
    }

    /** The number of facts and of compared values. */
    private static long size(Condition condition) {
        return condition.patterns().count()
                + condition
                        .comparisons()
                        .mapToInt(comparison -> comparison.values().size())
                        .sum();
    }

    // Settings

    private List<Setting<?>> settings(RuleDescr descr, All conditions) {
        List<Setting<?>> settings = new ArrayList<>();
        Set<String> parameters = new HashSet<>();
        String consequence = String.valueOf(descr.getConsequence());
        for (Call call : CallParser.parse(file, consequence, lineOf(consequence, descr), faults)) {
            try {
                Setting<?> setting = SettingReader.read(call);
                if (!parameters.add(setting.key())) {
                    throw new Refused(
                            call.place(),
                            "rule \"" + descr.getName() + "\" sets the " + setting.label()
                                    + " a second time. Keep one.");
                }
                if (conditions.readsWhatRulesFix() && setting.parameter().topic() == PolicyParameter.Topic.ACCOUNT) {
                    throw new Refused(
                            call.place(),
                            "rule \"" + descr.getName() + "\" depends on what other rules set, so it cannot set the "
                                    + setting.label() + " itself. Use only Account in its conditions.");
                }
                settings.add(setting);
            } catch (Refused bad) {
                faults.add(bad.fault());
            }
        }
        return List.copyOf(settings);
    }

    /**
     * The first line of a consequence. Searches the text after {@code then}, because the parser drops leading white
     * space.
     */
    private int lineOf(String consequence, RuleDescr descr) {
        int from = 0;
        for (int line = 1; line < descr.getConsequenceLine(); line++) {
            from = file.text().indexOf('\n', from) + 1;
        }
        int start = Math.max(from, file.text().indexOf(consequence, from));
        return descr.getConsequenceLine()
                + (int) file.text()
                        .substring(from, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private void fault(int line, String text) {
        faults.add(new Fault(file.at(line), text));
    }

    private void refuseIf(boolean present, BaseDescr descr, String what) {
        if (present) {
            refuse(descr, what);
        }
    }

    private void refuse(BaseDescr descr, String what) {
        fault(Math.max(1, descr.getLine()), FaultText.notAllowed(what));
    }

    /** The approximate word for a tree node in a rule file: EvalDescr is eval. */
    private static String word(Object descr) {
        return descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
    }
}
