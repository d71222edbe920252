package io.schedulebuilder.policy;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of rule files, read, checked and compiled once, that says what is asked of any account. Thread-safe.
 *
 * <p>Rules fire in two rounds: first those that ask for {@code Account} only, which fix tier, zone and segment; then
 * those that ask for {@code Tier}, {@code Zone} or {@code Segment} too. What they set is settled after both.
 */
public final class PolicyEngine {
    /** More than any agency writes, and compiled within seconds. */
    private static final int MAX_RULES = 500;

    private static final Set<Word<?>> FIXED_FIRST = Set.of(Word.TIER, Word.ZONE, Word.SEGMENT);

    private final RuleFolder folder;
    private final CompiledRules rules;

    private PolicyEngine(RuleFolder folder, CompiledRules rules) {
        this.folder = folder;
        this.rules = rules;
    }

    /**
     * Reads the {@code .drl} files of a folder.
     *
     * @throws InputException with everything that is wrong in any file, by file and line; nothing of a file that has a
     *     fault is compiled
     */
    public static PolicyEngine load(Path rulesFolder) {
        List<Fault> faults = new ArrayList<>();
        RuleFolder folder = RuleFolder.read(rulesFolder, faults);
        List<Rule> rules = new ArrayList<>();
        for (RuleFile file : folder.files()) {
            rules.addAll(RuleParser.parse(file, faults));
        }
        faults.addAll(sameNames(rules));
        if (rules.size() > MAX_RULES) {
            faults.add(new Fault(new Place(folder.name(), 0), FaultText.tooManyRules(rules.size(), MAX_RULES)));
        }
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        return new PolicyEngine(folder, CompiledRules.of(rules));
    }

    /** The SHA-256 of the rule files' names and bytes, in hex. */
    public String sha256() {
        return folder.sha256();
    }

    /**
     * The tier alone, for those who need it before the saturation is known: rules that fix the tier should ask for what
     * is known by then.
     *
     * @throws InputException if no rule fixes the tier, or two fix it differently
     */
    public AccountTier tierFor(Account account) {
        Evaluation evaluation = new Evaluation(account);
        Settlement settlement = new Settlement(evaluation.firstRound(), word -> word == Word.TIER);
        evaluation.check(settlement, List.of(Parameter.of(Word.TIER)));
        return settlement.required(Word.TIER);
    }

    /**
     * What the rules ask of an account.
     *
     * @throws InputException if a parameter is set by no rule, or by two differently at the same salience
     */
    public Policy policyFor(Account account) {
        return policyFor(account, Optional.empty());
    }

    /**
     * What the rules would ask of an account if it had this segment, which no rule then sets.
     *
     * @throws InputException if a parameter is set by no rule, or by two differently at the same salience
     */
    public Policy policyFor(Account account, Segment fixedSegment) {
        return policyFor(account, Optional.of(fixedSegment));
    }

    private Policy policyFor(Account account, Optional<Segment> fixedSegment) {
        Evaluation evaluation = new Evaluation(account);
        Set<Word<?>> ignored = fixedSegment.isPresent() ? Set.of(Word.SEGMENT) : Set.of();
        List<Rule> first = evaluation.firstRound();
        Settlement fixed = new Settlement(first, word -> FIXED_FIRST.contains(word) && !ignored.contains(word));
        evaluation.check(
                fixed,
                Stream.of(Word.TIER, Word.ZONE, Word.SEGMENT)
                        .filter(word -> !ignored.contains(word))
                        .map(Parameter::of)
                        .toList());
        AccountTier tier = fixed.required(Word.TIER);
        SaturationZone zone = fixed.required(Word.ZONE);
        Segment segment = fixedSegment.orElseGet(() -> fixed.required(Word.SEGMENT));

        List<Rule> fired = new ArrayList<>(first);
        fired.addAll(evaluation.secondRound(tier, zone, segment));
        Settlement settlement = new Settlement(fired, word -> !ignored.contains(word));
        evaluation.check(settlement, Parameter.besideThoseFixedFirst());
        return PolicyAssembly.policy(tier, zone, segment, settlement);
    }

    /** A name tells a person which rule is meant, so there is one of each in a folder. */
    private static List<Fault> sameNames(List<Rule> rules) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Rule> seen = new HashMap<>();
        for (Rule rule : rules) {
            Rule first = seen.putIfAbsent(rule.name(), rule);
            if (first != null) {
                faults.add(new Fault(rule.place(), FaultText.sameName(rule.name(), first.place())));
            }
        }
        return faults;
    }

    /**
     * Something that a policy cannot do without.
     *
     * @param call as a rule would set it
     */
    private record Parameter(String name, String label, String call) {
        static Parameter of(Word<?> word) {
            return new Parameter(word.parameter(), word.label(), word.name() + "(...)");
        }

        static Parameter of(PlanningConstraint constraint) {
            return new Parameter(
                    Word.WEIGHT.parameterOf(constraint),
                    Word.WEIGHT.label() + constraint.words(),
                    Word.WEIGHT.name() + "(\"" + constraint.words() + "\", ...)");
        }

        static List<Parameter> besideThoseFixedFirst() {
            return Stream.concat(
                            Word.ALL.stream()
                                    .filter(word -> !FIXED_FIRST.contains(word) && word != Word.WEIGHT)
                                    .map(Parameter::of),
                            PlanningConstraint.weighted().stream().map(Parameter::of))
                    .toList();
        }
    }

    /** The rules on one account. */
    private final class Evaluation {
        private final Account account;
        private final Map<Field, Object> known = new EnumMap<>(Field.class);

        Evaluation(Account account) {
            this.account = account;
            for (Field field : Field.values()) {
                field.value(account).ifPresent(value -> known.put(field, value));
            }
        }

        List<Rule> firstRound() {
            return rules.firing(rule -> !rule.readsWhatRulesFix(), List.of(new Facts.Account(account)));
        }

        List<Rule> secondRound(AccountTier tier, SaturationZone zone, Segment segment) {
            known.putAll(Map.of(Field.TIER, tier, Field.ZONE, zone, Field.SEGMENT, segment));
            return rules.firing(
                    Rule::readsWhatRulesFix,
                    List.of(
                            new Facts.Account(account),
                            new Facts.Tier(tier),
                            new Facts.Zone(zone),
                            new Facts.Segment(segment)));
        }

        /** Fails with every parameter that is set twice differently, and every one that is missing. */
        void check(Settlement settlement, List<Parameter> needed) {
            List<String> faults = new ArrayList<>(settlement.clashes(this::whom));
            needed.stream()
                    .filter(parameter -> !settlement.has(parameter.name()))
                    .map(this::missing)
                    .forEach(faults::add);
            if (!faults.isEmpty()) {
                throw new InputException(faults);
            }
        }

        private String missing(Parameter parameter) {
            Set<Field> deciding = rules.rules().stream()
                    .filter(rule -> rule.settings().stream()
                            .anyMatch(setting -> setting.parameter().equals(parameter.name())))
                    .flatMap(rule -> rule.fields().stream())
                    .collect(Collectors.toSet());
            return FaultText.unset(folder.name(), parameter.label(), whom(deciding), parameter.call());
        }

        /** The account by these fields: revenue 4,999, zone RED. */
        private String whom(Set<Field> fields) {
            return fields.isEmpty()
                    ? "any page"
                    : known.entrySet().stream()
                            .filter(entry -> fields.contains(entry.getKey()))
                            .map(entry -> entry.getKey().label() + " " + FaultText.value(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }
    }
}
