package io.schedulebuilder.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Resolves what the fired rules set. For each parameter the highest salience wins and the others are overridden. Two
 * values at the same salience are a fault.
 */
public final class ConflictResolution {
    /** A setting and the rule that contains it. */
    @JsonPropertyOrder("rule")
    public record Claim(@JsonIgnore Rule rule, @JsonUnwrapped @JsonIgnoreProperties("parameter") Setting<?> setting) {
        @JsonProperty("rule")
        String name() {
            return rule.name();
        }

        /** The value that the rule sets. */
        public Object value() {
            return setting.value();
        }

        /** The rule and line, for people. */
        public SetBy setBy() {
            return rule.setBy(setting);
        }
    }

    private final Map<String, List<Claim>> claims = new LinkedHashMap<>();

    /**
     * Resolves the settings of the fired rules.
     *
     * @param fired in the order of their files; if several set the same value, the first one is named
     * @param counts the parameters to consider
     */
    public ConflictResolution(List<Rule> fired, Predicate<PolicyParameter<?>> counts) {
        for (Rule rule : fired) {
            for (Setting<?> setting : rule.settings()) {
                if (counts.test(setting.parameter())) {
                    claims.computeIfAbsent(setting.key(), key -> new ArrayList<>())
                            .add(new Claim(rule, setting));
                }
            }
        }
        claims.values()
                .forEach(list -> list.sort(
                        Comparator.comparing((Claim claim) -> claim.rule().salience())
                                .reversed()));
    }

    /** The value of a parameter; empty if no rule sets it. */
    @SuppressWarnings("unchecked") // a setting has a value of its parameter's type
    <T> Optional<T> value(PolicyParameter<T> parameter) {
        return winner(parameter).map(claim -> (T) claim.value());
    }

    /** The winning setting of a parameter; empty if no rule sets it. */
    public Optional<Claim> winner(PolicyParameter<?> parameter) {
        return claims(parameter).stream().findFirst();
    }

    /** The settings of a parameter, the winner first. */
    public List<Claim> claims(PolicyParameter<?> parameter) {
        return claims.getOrDefault(parameter.key(), List.of());
    }

    /** The settings of each parameter, the winner first: by salience, highest first, then in the order of the files. */
    public Map<String, List<Claim>> claims() {
        return Collections.unmodifiableMap(claims);
    }

    /** Two rules of the same salience that set a parameter to different values. */
    public record Clash(Claim first, Claim second) {
        String fault(Function<Set<Field>, String> page) {
            Set<Field> fields = new LinkedHashSet<>(first.rule().fields());
            fields.addAll(second.rule().fields());
            return first.setting().place() + ": rule \"" + first.rule().name() + "\" and "
                    + second.setting().place() + ": rule \"" + second.rule().name() + "\" both set "
                    + label() + " (" + values() + ") for " + page.apply(fields)
                    + ". Make their conditions exclude each other, or give one a salience.";
        }

        /** The parameter's name for people. */
        public String label() {
            return first.setting().label();
        }

        /** Both values for people. */
        public String values() {
            return first.setting().shown() + ", " + second.setting().shown();
        }
    }

    /** The rule that set each parameter, in order of name. */
    Map<String, SetBy> setBy() {
        Map<String, SetBy> setBy = new TreeMap<>();
        claims.forEach((parameter, list) -> setBy.put(parameter, list.get(0).setBy()));
        return Collections.unmodifiableMap(setBy);
    }

    /** The settings that lost to a higher salience, in the order of the rules. */
    public List<Policy.Overridden> overridden() {
        List<Policy.Overridden> overridden = new ArrayList<>();
        claims.forEach((parameter, list) -> {
            Claim winner = list.get(0);
            list.stream()
                    .filter(claim -> claim.rule().salience() < winner.rule().salience())
                    .map(claim ->
                            new Policy.Overridden(parameter, claim.setting().shown(), claim.setBy(), winner.setBy()))
                    .forEach(overridden::add);
        });
        return List.copyOf(overridden);
    }

    /** The parameters that rules of the same salience set to different values, each with the first two. */
    public List<Clash> clashes() {
        List<Clash> clashes = new ArrayList<>();
        for (List<Claim> list : claims.values()) {
            Claim first = list.get(0);
            list.stream()
                    .filter(claim -> claim.rule().salience() == first.rule().salience())
                    .filter(claim -> !claim.value().equals(first.value()))
                    .findFirst()
                    .ifPresent(second -> clashes.add(new Clash(first, second)));
        }
        return List.copyOf(clashes);
    }
}
