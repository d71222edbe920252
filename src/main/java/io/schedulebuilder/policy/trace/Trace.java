package io.schedulebuilder.policy.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.ConflictResolution.Claim;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the rules arrived at their answer for one account.
 *
 * @param fired the rules that fired, by round, then by file and line
 * @param silent the rules that did not fire, by file and line
 */
public record Trace(Decision decision, List<Fired> fired, List<Silent> silent) {
    /** A rule that fired, with the outcome of its settings. */
    public record Fired(@JsonUnwrapped Rule rule, @JsonProperty("settings") List<Outcome> outcomes) {}

    /**
     * The outcome of a setting.
     *
     * @param other the setting that overrides it, clashes with it or already has the same value; empty if there is none
     */
    public record Outcome(
            @JsonUnwrapped Setting<?> setting,
            @JsonProperty("outcome") Fate fate,
            @JsonProperty("by") Optional<Claim> other) {}

    /** What happened to a setting. */
    public enum Fate {
        @JsonProperty("counts")
        COUNTS,
        /** An earlier rule sets the same value at the same salience. */
        @JsonProperty("said_already")
        SAID_ALREADY,
        @JsonProperty("overridden")
        OVERRIDDEN,
        /** Another rule sets another value at the same salience, so there is no policy. */
        @JsonProperty("clashes")
        CLASHES,
        /** Unused, because the account was given a segment. */
        @JsonProperty("not_asked")
        NOT_ASKED,
        /**
         * Undecided, because tier, zone or segment is not fixed. Only these three are decided before the second round.
         */
        @JsonProperty("not_settled")
        NOT_SETTLED
    }

    /**
     * A rule that did not fire.
     *
     * @param asked whether the rule was evaluated; rules of the second round are not if tier, zone or segment is not
     *     fixed
     * @param failures the comparisons that do not hold; empty if the rule was not evaluated
     * @param remedies changes to the nearest value, each of which would make the rule fire. Several figures change
     *     together only if no single one is enough. Empty if even that is not enough
     */
    public record Silent(
            @JsonUnwrapped @JsonIgnoreProperties("salience") Rule rule,
            boolean asked,
            @JsonProperty("failed") List<Failure> failures,
            @JsonProperty("would_fire") List<String> remedies) {}

    /**
     * Traces the rules for an account.
     *
     * @param fixedSegment see {@link PolicyEngine#decide}
     */
    public static Trace of(PolicyEngine rules, Account account, Optional<Segment> fixedSegment) {
        Decision decision = rules.decide(account, fixedSegment);
        FieldValues values = decision.circumstances().values();
        List<Fired> fired = decision.fired().stream()
                .map(rule -> new Fired(
                        rule,
                        rule.settings().stream()
                                .map(setting -> outcome(decision, rule, setting))
                                .toList()))
                .toList();
        Remedies remedies = Remedies.of(PolicyEngine.interpreting(rules.book()), account, fixedSegment, decision);
        List<Silent> silent = new ArrayList<>();
        for (Rule rule : rules.book().rules()) {
            if (!decision.fired().contains(rule)) {
                boolean asked = !rule.readsWhatRulesFix() || decision.isFixed();
                silent.add(new Silent(
                        rule, asked, asked ? Failure.of(rule.conditions(), values) : List.of(), remedies.of(rule)));
            }
        }
        return new Trace(decision, fired, List.copyOf(silent));
    }

    private static Outcome outcome(Decision decision, Rule rule, Setting<?> setting) {
        List<Claim> claims = decision.settlement().claims(setting.parameter());
        Optional<Claim> own =
                claims.stream().filter(claim -> claim.rule().equals(rule)).findFirst();
        if (own.isEmpty()) {
            boolean given = setting.parameter() == PolicyParameter.SEGMENT || decision.isFixed();
            return new Outcome(setting, given ? Fate.NOT_ASKED : Fate.NOT_SETTLED, Optional.empty());
        }
        Claim winner = claims.get(0);
        if (winner.rule().salience() > rule.salience()) {
            return new Outcome(setting, Fate.OVERRIDDEN, Optional.of(winner));
        }
        Optional<Claim> against = claims.stream()
                .filter(claim -> claim.rule().salience() == rule.salience())
                .filter(claim -> !claim.value().equals(setting.value()))
                .findFirst();
        if (against.isPresent()) {
            return new Outcome(setting, Fate.CLASHES, against);
        }
        return winner.rule().equals(rule)
                ? new Outcome(setting, Fate.COUNTS, Optional.empty())
                : new Outcome(setting, Fate.SAID_ALREADY, Optional.of(winner));
    }
}
