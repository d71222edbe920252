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
 * Decides the policy of any account from a folder of rule files, which it reads, checks and compiles once. Thread-safe.
 *
 * <p>Rules fire in two rounds. Rules that use only {@code Account} come first and fix tier, zone and segment. Rules
 * that also use {@code Tier}, {@code Zone} or {@code Segment} come second. Conflicts are resolved after both.
 */
public final class PolicyEngine {
    private final RuleBook book;
    private final Firing rules;

    private PolicyEngine(RuleBook book, Firing rules) {
        this.book = book;
        this.rules = rules;
    }

    /**
     * Reads and compiles the rule files of a folder.
     *
     * @throws InputException with every fault in any file, by file and line; nothing is compiled if there is a fault
     */
    public static PolicyEngine load(Path rulesFolder) {
        return compiling(RuleBook.read(rulesFolder));
    }

    /**
     * Compiles rules that are already read and checked.
     *
     * @throws InputException if the rule engine rejects a rule
     */
    public static PolicyEngine compiling(RuleBook book) {
        return new PolicyEngine(book, CompiledRules.of(book.rules()));
    }

    /**
     * Gives the same answers as the compiled rules, without compiling. Use it for thousands of accounts or thousands of
     * changed rule books.
     */
    public static PolicyEngine interpreting(RuleBook book) {
        return new PolicyEngine(book, Firing.interpreting(book.rules()));
    }

    /** The rules that this engine uses. */
    public RuleBook book() {
        return book;
    }

    /** The SHA-256 of the rule files' names and contents as read, in hex. */
    public String sha256() {
        return book.sha256();
    }

    /**
     * The tier alone, for callers that need it before the saturation is known. Rules that fix the tier should use only
     * what is known at that point.
     *
     * @throws InputException if no rule fixes the tier, or two rules fix it to different values
     */
    public AccountTier tierFor(Account account) {
        Decision decision = firstRound(account, parameter -> parameter == PolicyParameter.TIER, Optional.empty());
        decision.requireNoFaults();
        return decision.tier().orElseThrow();
    }

    /**
     * The policy of an account.
     *
     * @throws InputException if no rule sets a parameter, or two rules of the same salience set different values
     */
    public Policy policyFor(Account account) {
        return decide(account, Optional.empty()).policy();
    }

    /**
     * The policy of an account with a given segment, which overrides any rule.
     *
     * @throws InputException if no rule sets a parameter, or two rules of the same salience set different values
     */
    public Policy policyFor(Account account, Segment fixedSegment) {
        return decide(account, Optional.of(fixedSegment)).policy();
    }

    /**
     * The rules' answer for an account, whether or not there is a policy.
     *
     * @param fixedSegment a given segment, which overrides any rule; empty if the rules set it
     */
    public Decision decide(Account account, Optional<Segment> fixedSegment) {
        Predicate<PolicyParameter<?>> counts =
                parameter -> fixedSegment.isEmpty() || parameter != PolicyParameter.SEGMENT;
        Predicate<PolicyParameter<?>> fixedFirst = parameter -> parameter.topic() == PolicyParameter.Topic.ACCOUNT;
        Decision first = firstRound(account, fixedFirst.and(counts), fixedSegment);
        if (first.tier().isEmpty()
                || first.zone().isEmpty()
                || first.segment().isEmpty()
                || !first.clashes().isEmpty()) {
            return first;
        }
        RuleFacts fixed = new RuleFacts(
                account,
                Optional.of(new RuleFacts.Fixed(
                        first.tier().get(), first.zone().get(), first.segment().get())));
        List<Rule> fired = new ArrayList<>(first.fired());
        fired.addAll(rules.firing(Rule::readsWhatRulesFix, fixed));
        ConflictResolution conflictResolution = new ConflictResolution(fired, counts);
        return new Decision(
                book,
                fixed,
                first.tier(),
                first.zone(),
                first.segment(),
                List.copyOf(fired),
                conflictResolution,
                missing(conflictResolution, fixedFirst.negate()));
    }

    /** The answer of the rules that use only the account. */
    private Decision firstRound(Account account, Predicate<PolicyParameter<?>> counts, Optional<Segment> fixedSegment) {
        RuleFacts facts = new RuleFacts(account, Optional.empty());
        List<Rule> fired = rules.firing(rule -> !rule.readsWhatRulesFix(), facts);
        ConflictResolution fixing = new ConflictResolution(fired, counts);
        return new Decision(
                book,
                facts,
                fixing.value(PolicyParameter.TIER),
                fixing.value(PolicyParameter.ZONE),
                fixedSegment.or(() -> fixing.value(PolicyParameter.SEGMENT)),
                fired,
                fixing,
                missing(fixing, counts));
    }

    private static List<PolicyParameter<?>> missing(
            ConflictResolution conflictResolution, Predicate<PolicyParameter<?>> needed) {
        return PolicyParameter.settable().stream()
                .filter(needed)
                .filter(parameter -> !parameter.isOptional())
                .filter(parameter -> conflictResolution.winner(parameter).isEmpty())
                .toList();
    }
}
