package io.schedulebuilder.policy;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder of rule files, read, checked and compiled once, that says what is asked of any account. Thread-safe.
 *
 * <p>Rules fire in two rounds: first those that ask for {@code Account} only, which fix tier, zone and segment; then
 * those that ask for {@code Tier}, {@code Zone} or {@code Segment} too. What they set is settled after both.
 */
public final class PolicyEngine {
    private final RuleBook book;
    private final Firing rules;

    private PolicyEngine(RuleBook book, Firing rules) {
        this.book = book;
        this.rules = rules;
    }

    /**
     * Reads the {@code .drl} files of a folder, and compiles them.
     *
     * @throws InputException with everything that is wrong in any file, by file and line; nothing of a file that has a
     *     fault is compiled
     */
    public static PolicyEngine load(Path rulesFolder) {
        return compiling(RuleBook.read(rulesFolder));
    }

    /**
     * Compiles rules that were read and checked.
     *
     * @throws InputException if the rule engine refuses one
     */
    public static PolicyEngine compiling(RuleBook book) {
        return new PolicyEngine(book, CompiledRules.of(book.rules()));
    }

    /**
     * Answers as the compiled rules do, without compiling: for those who ask of thousands of accounts, or of thousands
     * of changed rule books.
     */
    public static PolicyEngine interpreting(RuleBook book) {
        return new PolicyEngine(book, Firing.interpreting(book.rules()));
    }

    /** The rules that answer. */
    public RuleBook book() {
        return book;
    }

    /** The SHA-256 of the rule files' names and of what was read from them, in hex. */
    public String sha256() {
        return book.sha256();
    }

    /**
     * The tier alone, for those who need it before the saturation is known: rules that fix the tier should ask for what
     * is known by then.
     *
     * @throws InputException if no rule fixes the tier, or two fix it differently
     */
    public AccountTier tierFor(Account account) {
        RuleFacts before = new RuleFacts(account, Optional.empty());
        ConflictResolution conflictResolution =
                new ConflictResolution(firstRound(before), parameter -> parameter == PolicyParameter.TIER);
        List<PolicyParameter<?>> missing = missing(conflictResolution, parameter -> parameter == PolicyParameter.TIER);
        Decision decision = new Decision(
                book,
                before,
                conflictResolution.value(PolicyParameter.TIER),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                conflictResolution,
                missing);
        if (!decision.faults().isEmpty()) {
            throw new InputException(decision.faults());
        }
        return conflictResolution.required(PolicyParameter.TIER);
    }

    /**
     * What the rules ask of an account.
     *
     * @throws InputException if a parameter is set by no rule, or by two differently at the same salience
     */
    public Policy policyFor(Account account) {
        return decide(account, Optional.empty()).policy();
    }

    /**
     * What the rules would ask of an account if it had this segment, which no rule then sets.
     *
     * @throws InputException if a parameter is set by no rule, or by two differently at the same salience
     */
    public Policy policyFor(Account account, Segment fixedSegment) {
        return decide(account, Optional.of(fixedSegment)).policy();
    }

    /**
     * What the rules say of an account, whether that makes a policy or not.
     *
     * @param fixedSegment the segment that the account is given, which no rule then sets; empty: as the rules say
     */
    public Decision decide(Account account, Optional<Segment> fixedSegment) {
        Predicate<PolicyParameter<?>> counts =
                parameter -> fixedSegment.isEmpty() || parameter != PolicyParameter.SEGMENT;
        Predicate<PolicyParameter<?>> fixedFirst = parameter -> parameter.topic() == PolicyParameter.Topic.ACCOUNT;
        RuleFacts before = new RuleFacts(account, Optional.empty());
        List<Rule> first = firstRound(before);
        ConflictResolution fixing = new ConflictResolution(first, fixedFirst.and(counts));
        var tier = fixing.value(PolicyParameter.TIER);
        var zone = fixing.value(PolicyParameter.ZONE);
        var segment = fixedSegment.or(() -> fixing.value(PolicyParameter.SEGMENT));
        if (tier.isEmpty()
                || zone.isEmpty()
                || segment.isEmpty()
                || !fixing.clashes().isEmpty()) {
            return new Decision(
                    book, before, tier, zone, segment, first, fixing, missing(fixing, fixedFirst.and(counts)));
        }
        RuleFacts fixed =
                new RuleFacts(account, Optional.of(new RuleFacts.Fixed(tier.get(), zone.get(), segment.get())));
        List<Rule> fired = new ArrayList<>(first);
        fired.addAll(rules.firing(Rule::readsWhatRulesFix, fixed));
        ConflictResolution conflictResolution = new ConflictResolution(fired, counts);
        return new Decision(
                book,
                fixed,
                tier,
                zone,
                segment,
                List.copyOf(fired),
                conflictResolution,
                missing(conflictResolution, fixedFirst.negate()));
    }

    private List<Rule> firstRound(RuleFacts before) {
        return rules.firing(rule -> !rule.readsWhatRulesFix(), before);
    }

    private static List<PolicyParameter<?>> missing(
            ConflictResolution conflictResolution, Predicate<PolicyParameter<?>> needed) {
        return PolicyParameter.settable().stream()
                .filter(needed)
                .filter(parameter -> conflictResolution.winner(parameter).isEmpty())
                .toList();
    }
}
