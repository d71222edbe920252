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
 * How the rules came to their answer to one account.
 *
 * @param fired in the order in which they count: by round, then by file and line
 * @param silent the rules that did not fire, by file and line
 */
public record Trace(Decision decision, List<Fired> fired, List<Silent> silent) {
    /** A rule that fired, with what became of its settings. */
    public record Fired(@JsonUnwrapped Rule rule, @JsonProperty("settings") List<Outcome> outcomes) {}

    /**
     * What became of a setting.
     *
     * @param other the setting that it lost to, stands against or says again; empty if it counts by itself, or is not
     *     asked for
     */
    public record Outcome(
            @JsonUnwrapped Setting<?> setting,
            @JsonProperty("outcome") Fate fate,
            @JsonProperty("by") Optional<Claim> other) {}

    /** How a setting fared. */
    public enum Fate {
        @JsonProperty("counts")
        COUNTS,
        /** Another rule, before it in the order, sets the same value at the same salience. */
        @JsonProperty("said_already")
        SAID_ALREADY,
        @JsonProperty("overridden")
        OVERRIDDEN,
        /** Another rule sets another value at the same salience: there is no policy. */
        @JsonProperty("clashes")
        CLASHES,
        /** The account was given a segment. */
        @JsonProperty("not_asked")
        NOT_ASKED,
        /** Nothing is settled while tier, zone or segment are in doubt, but these. */
        @JsonProperty("not_settled")
        NOT_SETTLED
    }

    /**
     * A rule that did not fire.
     *
     * @param asked whether it was: rules of the second round are not while tier, zone or segment are in doubt
     * @param failures the comparisons that do not hold; empty if it was not asked
     * @param remedies changes that would each have made it fire, to the nearest value; more than one figure changes only
     *     where a single one is not enough; empty if even that is not
     */
    public record Silent(
            @JsonUnwrapped @JsonIgnoreProperties("salience") Rule rule,
            boolean asked,
            @JsonProperty("failed") List<Failure> failures,
            @JsonProperty("would_fire") List<String> remedies) {}

    /**
     * Traces an account.
     *
     * @param fixedSegment as for {@link PolicyEngine#decide}
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
